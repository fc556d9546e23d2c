package chat.parley.ingest.connection;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.TestSettings;
import chat.parley.ingest.kit.Sender;
import chat.parley.platform.json.Json;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.VisitorKeys;
import chat.parley.testkit.Wait;
import chat.parley.testkit.jivo.BotPlatform;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a visitor through the log to the visitor again, by e-mail and by an account's own program. */
@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class WholePathIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN = "what-the-program-shows";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir
    Path folder;

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();
    private final ChannelId channelId = new ChannelId("channel-" + fixtures.randomId());
    private final TopicWriter log = new TopicWriter(TestKafka.bootstrapServers());
    private final TopicProbe probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS);
    private ChannelKind kind = new ChannelKind("api");

    @BeforeEach
    void open() {
        acme.settings().forEach(log::setting);
    }

    @AfterEach
    void close() {
        log.setting(channel(9, Map.of(), Map.of(), false));
        probe.close();
        log.close();
    }

    private Setting.Channel channel(
            long version, Map<String, String> config, Map<String, String> secrets, boolean enabled) {
        var box = SecretBox.of(VisitorKeys.SECRET_KEY);
        var sealed = new HashMap<String, String>();
        secrets.forEach((name, value) ->
                sealed.put(name, box.seal(value.getBytes(UTF_8), SecretPurpose.channel(acme.id(), channelId, name))));
        return new Setting.Channel(
                acme.id(), version, false, channelId, kind, "Ours", null, enabled, Set.of(), Set.of(), config, sealed);
    }

    private void connect(Map<String, String> config, Map<String, String> secrets) {
        log.setting(channel(1, config, secrets, true));
        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> given().header(
                                "Authorization",
                                "Bearer " + Tokens.of(acme.adam()).sign())
                        .get("/channels/" + channelId + "/health")
                        .then()
                        .statusCode(200)
                        .body("title", org.hamcrest.Matchers.notNullValue())
                        .body("state", equalTo("active")));
    }

    private RequestSpecification program(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private DialogCommand.PostVisitorMessage message(String text) {
        return probe.await(
                        seen -> seen.type().equals("PostVisitorMessage")
                                && seen.body().path("text").asText().contains(text),
                        PATIENCE)
                .as(DialogCommand.PostVisitorMessage.class);
    }

    private DialogEvent.MessagePosted answer(String externalId, String text) {
        VisitorId visitor = new Sender(externalId, null, null).visitorId(kind);
        var conversation = acme.keys().conversationKey().conversation(channelId, visitor.value());
        return fixtures.story(new Fixtures.Thread(visitor, conversation)).operatorWrote(acme.ann(), text);
    }

    private DialogCommand.RecordMessageStatus status(MessageStatus wanted) {
        return probe.await(
                        seen -> seen.type().equals("RecordMessageStatus")
                                && seen.body().path("status").asText().equalsIgnoreCase(wanted.name()),
                        PATIENCE)
                .as(DialogCommand.RecordMessageStatus.class);
    }

    /** The program of the guide, as it stands there. */
    private Process example() throws IOException {
        String guide = Files.readString(Path.of("../docs/guides/custom-app.md"));
        int begin = guide.indexOf("```js\n") + "```js\n".length();
        Path file = folder.resolve("example.mjs");
        Files.writeString(file, guide.substring(begin, guide.indexOf("```", begin)));
        var builder = new ProcessBuilder("node", file.toString());
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        "0",
                        "SECRET",
                        SECRET,
                        "TOKEN",
                        TOKEN,
                        "PARLEY",
                        "http://127.0.0.1:" + port + "/channels/api/" + channelId));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    @Tag("B-12")
    void theProgramOfTheGuideTalksWithAnOperator() throws IOException {
        Process program = example();
        try (BufferedReader said = program.inputReader()) {
            String itsPort = said.readLine().replaceAll("[^0-9]", "");
            connect(Map.of("url", "http://127.0.0.1:" + itsPort + "/hook"), Map.of("token", TOKEN, "signing", SECRET));
            try (var keyboard = program.outputWriter()) {
                keyboard.write("How much is the desk?\n");
                keyboard.flush();

                assertThat(message("How much is the desk?").channelKind()).isEqualTo(kind);
                var answer = answer("ann", "A hundred");
                log.event(answer);

                assertThat(said.readLine()).isEqualTo("to ann: A hundred");
                assertThat(status(MessageStatus.SENT).messageId()).isEqualTo(answer.messageId());
            }
        } finally {
            program.destroy();
        }
    }

    @Test
    @Tag("B-12")
    @Tag("N-02")
    @Tag("P-19")
    void whatAProgramPostsIsTakenOnceAndWhatIsWrongIsRefusedWithItsCode() {
        connect(Map.of(), Map.of("token", TOKEN));
        String path = "/channels/api/" + channelId + "/";
        String file = program(TOKEN)
                .contentType("application/octet-stream")
                .header("X-File-Name", "note.txt")
                .body("a note".getBytes(UTF_8))
                .post(path + "files?sender=ann")
                .then()
                .statusCode(201)
                .extract()
                .path("attachment.attachmentId");
        Map<String, Object> body = Map.of(
                "sender", Map.of("id", "ann", "name", "Ann", "language", "en"),
                "text", "With a note",
                "files", List.of(Map.of("attachmentId", file, "name", "note.txt")));

        for (int i = 0; i < 2; i++) {
            program(TOKEN)
                    .header("Idempotency-Key", "m-1")
                    .body(body)
                    .post(path + "messages")
                    .then()
                    .statusCode(202)
                    .header("RateLimit-Limit", equalTo("200"))
                    .header("RateLimit-Remaining", org.hamcrest.Matchers.notNullValue())
                    .body("messageId", equalTo("m-1"));
        }
        program(TOKEN)
                .body(Map.of("sender", Map.of("id", "ann"), "text", "Changed"))
                .put(path + "messages/m-1")
                .then()
                .statusCode(202);

        var first = message("With a note");
        assertThat(first.attachments()).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("note.txt");
            assertThat(kept.size()).isEqualTo(6);
        });
        var edit =
                probe.await(seen -> seen.type().equals("EditMessage"), PATIENCE).as(DialogCommand.EditMessage.class);
        assertThat(edit.externalMessageId()).isEqualTo("m-1");
        assertThat(probe.all().stream()
                        .filter(seen -> seen.type().equals("PostVisitorMessage"))
                        .map(seen -> seen.as(DialogCommand.PostVisitorMessage.class))
                        .filter(seen -> seen.meta().accountId().equals(acme.id()))
                        .map(seen -> seen.meta().commandId())
                        .distinct())
                .containsExactly(first.meta().commandId());
        refused(program("wrong"), body, 401, "token-invalid");
        refused(given().contentType("application/json"), body, 401, "unauthenticated");
        refused(program(TOKEN), Map.of("text", "Nobody's", "messageId", "m-2"), 400, "invalid-request");
        refused(program(TOKEN), Map.of("sender", Map.of("id", "ann"), "messageId", "m-2"), 400, "invalid-text");
    }

    private void refused(RequestSpecification request, Map<String, Object> body, int status, String code) {
        request.body(body)
                .post("/channels/api/" + channelId + "/messages")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    @Tag("J-04")
    @Tag("J-07")
    @Tag("T-12")
    void aBotPlatformHandsAVisitorOverAndGetsTheOperatorsAnswer() throws Exception {
        kind = new ChannelKind("jivo");
        try (var platform = new BotPlatform(true)) {
            connect(Map.of(), Map.of("path", TOKEN, "endpoint", platform.endpoint()));
            String ours = "http://127.0.0.1:" + port + "/channels/jivo/" + channelId + "/";
            given().get(ours + TOKEN + "/status").then().statusCode(200).body(equalTo("0"));
            var operator = new PresenceLease(
                    acme.id(), acme.ann().operatorId(), new DeviceId("desk"), PresenceStatus.ONLINE, 60_000);
            log.presence(operator);

            assertThat(platform.post(URI.create(ours + TOKEN), platform.says("user:1", "I want a person")))
                    .isEqualTo(200);

            assertThat(message("I want a person").channelKind()).isEqualTo(kind);
            var answer = answer("user:1", "Here I am");
            log.event(answer);
            assertThat(status(MessageStatus.SENT).messageId()).isEqualTo(answer.messageId());
            assertThat(platform.messages()).singleElement().satisfies(got -> {
                assertThat(got.to()).isEqualTo("user:1");
                assertThat(got.text()).isEqualTo("Here I am");
                assertThat(got.from()).isEqualTo(acme.ann().name());
            });
            Wait.await()
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> given().get(ours + TOKEN + "/status").then().body(equalTo("1")));
            given().get(ours + "wrong/status").then().statusCode(200).body(equalTo("0"));
            assertThat(platform.post(URI.create(ours + "wrong"), platform.says("user:1", "Me again")))
                    .isEqualTo(403);
            given().body("{}").post(ours + TOKEN).then().statusCode(400).body(equalTo("no-sender"));
            var rating = Json.mapper().createObjectNode().put("type", "rate").put("value", "5");
            assertThat(platform.post(URI.create(ours + TOKEN), platform.says("user:1", rating)))
                    .isEqualTo(200);
            odd(acme.adam()).statusCode(200).body("arrivals.kind", contains("rate"));
            odd(acme.vera()).statusCode(403);
            odd(Fixtures.unique().acme().adam()).statusCode(404);
        }
    }

    private ValidatableResponse odd(Setting.Operator who) {
        return given().header("Authorization", "Bearer " + Tokens.of(who).sign())
                .get("/channels/" + channelId + "/odd")
                .then();
    }

    @Test
    @Tag("B-01")
    @Tag("C-01")
    @Tag("N-28")
    void aMailIsReadAnsweredAndTheAnswerIsDeliveredAndSomebodyElseIsWrittenToFirst() throws Exception {
        kind = new ChannelKind("email");
        String shop = "shop-" + channelId.value().hashCode() + "@acme.example";
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        try {
            var mailbox = server.setUser(shop, shop, "password");
            server.setUser("ann@example.org", "ann@example.org", "ann");
            connect(
                    Map.of(
                            "address", shop,
                            "imapHost", "127.0.0.1",
                            "imapPort", Integer.toString(server.getImap().getPort()),
                            "imapSecurity", "none",
                            "smtpHost", "127.0.0.1",
                            "smtpPort", Integer.toString(server.getSmtp().getPort()),
                            "smtpSecurity", "none"),
                    Map.of("password", "password"));
            String mail = "From: Ann <ann@example.org>\r\nTo: " + shop + "\r\nSubject: The desk\r\n"
                    + "Message-ID: <first@example.org>\r\n\r\nHow much is it?\r\n";
            Wait.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                // The mailbox is read from when it was first looked into.
                mailbox.deliver(new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8))));
                assertThat(probe.all()).anyMatch(seen -> seen.type().equals("PostVisitorMessage"));
            });

            assertThat(message("How much is it?").text()).isEqualTo("The desk\n\nHow much is it?");
            var answer = answer("ann@example.org", "A hundred");
            log.event(answer);

            assertThat(status(MessageStatus.SENT).messageId()).isEqualTo(answer.messageId());
            MimeMessage got = mailTo("ann@example.org", server);
            assertThat(got.getSubject()).isEqualTo("Re: The desk");
            assertThat(got.getHeader("In-Reply-To", null)).isEqualTo("<first@example.org>");
            assertThat(got.getContent().toString()).startsWith("A hundred");
            writesFirst(shop, server);
        } finally {
            server.stop();
        }
    }

    /** To somebody who has never written: what the console does when a messenger takes no answer any more. */
    private void writesFirst(String shop, GreenMail server) throws Exception {
        server.setUser("bob@example.org", "bob@example.org", "bob");
        String conversation = given().header(
                        "Authorization", "Bearer " + Tokens.of(acme.ann()).sign())
                .contentType("application/json")
                .body(Map.of("to", "Bob@Example.org", "name", "Bob", "requestId", "r1"))
                .post("/channels/" + channelId + "/conversations")
                .then()
                .statusCode(200)
                .extract()
                .path("conversationId");
        var opened = probe.await(
                        seen -> seen.type().equals("OpenDialog") && seen.key().equals(conversation), PATIENCE)
                .as(DialogCommand.OpenDialog.class);
        var thread = new Fixtures.Thread(opened.visitorId(), opened.meta().conversationId());
        log.event(fixtures.story(thread).operatorWrote(acme.ann(), "Your desk is here"));

        MimeMessage got = mailTo("bob@example.org", server);
        assertThat(got.getFrom()).singleElement().asString().contains(shop);
        assertThat(got.getHeader("In-Reply-To", null)).isNull();
        assertThat(got.getContent().toString()).startsWith("Your desk is here");
    }

    private static MimeMessage mailTo(String whom, GreenMail server) {
        return Wait.await()
                .atMost(PATIENCE)
                .until(
                        () -> List.of(server.getReceivedMessages()).stream()
                                .filter(mail -> isTo(whom, mail))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isTo(String whom, MimeMessage mail) {
        try {
            return new InternetAddress(mail.getHeader("To", null)).getAddress().equals(whom);
        } catch (jakarta.mail.MessagingException e) {
            return false;
        }
    }
}
