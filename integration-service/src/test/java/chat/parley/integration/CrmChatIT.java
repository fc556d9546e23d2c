package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.crm.AmoChats;
import chat.parley.testkit.crm.AmoSimulator;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A conversation is shown in a chat of amoCRM's, and answered there. */
@QuarkusTest
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("W-64")
class CrmChatIT extends RunningService {
    private static final String CRM = "/api/integrations/crm/amocrm";
    private static final String HOOKS = "/api/integrations/chat-hooks/";

    private final AmoSimulator amo = AmoSimulator.start();

    CrmChatIT() throws IOException {}

    @AfterEach
    void stop() {
        amo.close();
    }

    @Test
    void chatsAreTurnedOnOnlyWithTheChannelsSecretAndTurnedOffWithTheConnection() {
        admin().body(request("another", null))
                .put(CRM)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("options.channelSecret"))
                .body("detail", containsString("ORIGIN_INVALID_SIGNATURE"));
        admin().get(CRM).then().statusCode(404);
        var unnamed = request(AmoChats.SECRET, null);
        options(unnamed).remove("channelId");
        admin().body(unnamed).put(CRM).then().statusCode(422).body("errors[0].field", equalTo("options.channelId"));

        connect();

        assertThat(amo.chats().isConnected()).isTrue();
        var without = request(null, 1L);
        options(without).put("chats", "false");
        admin().body(without).put(CRM).then().statusCode(200).body(not(containsString("scopeId")));
        assertThat(amo.chats().isConnected()).isFalse();
        admin().body(request(AmoChats.SECRET, 2L)).put(CRM).then().statusCode(200);
        assertThat(amo.chats().isConnected()).isTrue();
        admin().delete(CRM).then().statusCode(204);
        assertThat(amo.chats().isConnected()).isFalse();
    }

    @Test
    void whatIsSaidIsSeenThereAndWhatIsWrittenThereIsSaidToTheVisitorOnce() {
        String id = connect();
        String hook = RestAssured.baseURI + ":" + RestAssured.port + HOOKS + id + "/" + AmoChats.SCOPE;
        String conversation = story.thread().conversationId().value();

        log.event(story.opened());
        log.event(story.visitorWrote("hello"));
        log.event(story.operatorWrote(fixtures.acme().ann(), "good day"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(amo.chats().messages()).hasSize(2));
        assertThat(amo.chats().messages())
                .extracting(message -> message.at("/message/text").asText())
                .containsExactly("hello", "good day");
        assertThat(amo.chats().messages().getLast().at("/sender/name").asText())
                .isEqualTo(fixtures.acme().ann().name());
        assertThat(amo.leads()).hasSize(1);
        assertThat(amo.chats().contacts())
                .isEqualTo(Map.of(
                        conversation, amo.leads().getFirst().path("contact_id").asLong()));

        refusals(id, hook, conversation);
        try (var commands = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS)) {
            assertThat(amo.chats().writes(hook, conversation, "a-1", "from amo", AmoChats.SECRET))
                    .isEqualTo(200);
            assertThat(amo.chats().writes(hook, conversation, "a-1", "from amo", AmoChats.SECRET))
                    .isEqualTo(200);
            var said = commands.await(2, this::isOurs, Duration.ofSeconds(20));
            assertThat(said)
                    .extracting(seen -> seen.body().at("/meta/commandId").asText())
                    .containsOnly(said.getFirst().body().at("/meta/commandId").asText());
            var command = said.getFirst().as(DialogCommand.PostOperatorMessage.class);
            assertThat(command.dialogId()).isEqualTo(story.dialogId());
            assertThat(command.text()).isEqualTo("from amo");
            assertThat(command.clientMessageId()).isEqualTo("a-1");
            assertThat(command.meta().issuer()).isEqualTo(new Actor.System("crm-chat"));
            DialogEvent.MessagePosted posted = posted(command);
            log.event(posted);
            EventMeta meta = story.visitorWrote("").meta();
            log.event(new DialogEvent.ReadAdvanced(meta, posted.messageId()));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(amo.chats().statuses()).hasSize(2));
        assertThat(amo.chats().statuses())
                .allSatisfy(status -> assertThat(status.path("msgid").asText()).isEqualTo("a-1"))
                .extracting(status -> status.path("status_code").asInt())
                .containsExactly(1, 2);
        assertThat(amo.chats().messages()).hasSize(2);

        log.event(story.closed(CloseReason.BY_OPERATOR));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(amo.leads().getFirst().path("notes")).hasSize(2));
        assertThat(amo.chats().writes(hook, conversation, "a-2", "too late", AmoChats.SECRET))
                .isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(amo.chats().statuses()).hasSize(3));
        assertThat(amo.chats().statuses().getLast().path("status_code").asInt()).isEqualTo(-1);
        assertThat(amo.chats().statuses().getLast().path("error").asText()).isEqualTo("the dialog is over");
        admin().delete(CRM).then().statusCode(204);
        assertThat(amo.chats().writes(hook, conversation, "a-3", "x", AmoChats.SECRET))
                .isEqualTo(404);
    }

    /** Nothing of this becomes a command. */
    private void refusals(String id, String hook, String conversation) {
        try (var commands = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS)) {
            assertThat(amo.chats().writes(hook, conversation, "b-1", "x", "another"))
                    .isEqualTo(403);
            given().body("no JSON")
                    .post(HOOKS + id + "/" + AmoChats.SCOPE)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("signature-invalid"));
            assertThat(amo.chats().writes(hook + "x", conversation, "b-2", "x", AmoChats.SECRET))
                    .isEqualTo(404);
            assertThat(amo.chats().writes(hook.replace(id, "lost"), conversation, "b-3", "x", AmoChats.SECRET))
                    .isEqualTo(404);
            assertThat(amo.chats().writes(hook, "unknown", "b-4", "x", AmoChats.SECRET))
                    .isEqualTo(404);
            assertThat(amo.chats().writes(hook, null, "b-5", "x", AmoChats.SECRET))
                    .isEqualTo(404);
            assertThat(amo.chats().writes(hook, conversation, "no id", "x", AmoChats.SECRET))
                    .isEqualTo(400);
            given().body("x".repeat(65_537))
                    .post(HOOKS + id + "/" + AmoChats.SCOPE)
                    .then()
                    .statusCode(413)
                    .body("code", equalTo("body-too-large"));
            String foreign = as(Tokens.of(Fixtures.unique().acme().adam()))
                    .body(request(AmoChats.SECRET, null))
                    .put(CRM)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("destinationId");
            assertThat(amo.chats().writes(hook.replace(id, foreign), conversation, "b-6", "x", AmoChats.SECRET))
                    .isEqualTo(404);
            assertThat(amo.chats().writes(hook, conversation, "b-7", "marker", AmoChats.SECRET))
                    .isEqualTo(200);
            assertThat(commands.await(1, this::isOurs, Duration.ofSeconds(20)))
                    .singleElement()
                    .satisfies(seen ->
                            assertThat(seen.body().path("text").asText()).isEqualTo("marker"));
        }
    }

    private DialogEvent.MessagePosted posted(DialogCommand.PostOperatorMessage command) {
        DialogEvent.MessagePosted like = story.operatorWrote(fixtures.acme().ann(), command.text());
        EventMeta meta = like.meta();
        return new DialogEvent.MessagePosted(
                new EventMeta(
                        meta.accountId(),
                        meta.conversationId(),
                        meta.dialogId(),
                        meta.sequence(),
                        meta.visitorSequence(),
                        meta.at(),
                        command.meta().issuer(),
                        command.meta().commandId()),
                like.messageId(),
                command.text(),
                command.clientMessageId(),
                null);
    }

    private String connect() {
        return admin().body(request(AmoChats.SECRET, null))
                .put(CRM)
                .then()
                .statusCode(200)
                .body("settings.options.scopeId", equalTo(AmoChats.SCOPE))
                .body("secretNames", equalTo(List.of("channelSecret", "token")))
                .body(not(containsString(AmoChats.SECRET)))
                .extract()
                .path("destinationId");
    }

    private boolean isOurs(TopicProbe.Seen seen) {
        return seen.body()
                .at("/meta/accountId")
                .asText()
                .equals(fixtures.account().value());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> options(Map<String, Object> request) {
        return (Map<String, Object>) request.get("options");
    }

    private Map<String, Object> request(String secret, Long version) {
        var options = new HashMap<String, Object>();
        options.put("subdomain", Integer.toString(amo.port()));
        options.put("token", AmoSimulator.TOKEN);
        options.put("chats", "true");
        options.put("channelId", AmoChats.CHANNEL);
        options.put("botId", AmoChats.BOT);
        options.put("channelSecret", secret);
        var request = new HashMap<String, Object>();
        request.put("options", options);
        request.put("version", version);
        return request;
    }
}
