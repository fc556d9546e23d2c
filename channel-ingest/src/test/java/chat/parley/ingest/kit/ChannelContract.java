package chat.parley.ingest.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.kit.Capabilities.Ability;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every channel does, whatever its provider. */
@Tag("T-02")
public abstract class ChannelContract {
    private static final long ANN = 111;
    private static final long BORIS = 222;
    private static final URI HOOK = URI.create("http://localhost:8080/channels/any/c-1");

    private Provider provider;

    /** A provider of its own for each test. */
    protected abstract Provider provide();

    @BeforeEach
    void open() {
        provider = provide();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private Reading read(Hook hook) {
        return provider.channel().read(provider.connection(), hook);
    }

    private Arrival only(Hook hook) {
        assertThat(read(hook)).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) read(hook)).arrivals().getFirst();
    }

    private SendResult send(long person, Part part) {
        return send(person, part, 1);
    }

    private SendResult send(long person, Part part, int idempotencyKey) {
        String to = provider.addressOf(person);
        return provider.channel().deliver(provider.connection(), to, part, idempotencyKey, ChannelContract::bytes);
    }

    private SendResult send(long person, String text) {
        return send(person, new Part.Text(text, null));
    }

    private static InputStream bytes(AttachmentId file) {
        return new ByteArrayInputStream("%PDF-1.7 a price list".getBytes(UTF_8));
    }

    @Test
    void aMessageNamesItsSenderItsTextAndItself() {
        var message = (Arrival.Message) only(provider.says(ANN, "Здравствуйте 👋"));

        assertThat(message.text()).isEqualTo("Здравствуйте 👋");
        assertThat(message.sender().externalId()).isEqualTo(provider.addressOf(ANN));
        assertThat(message.externalMessageId()).isNotBlank();
    }

    @Test
    @Tag("C-10")
    void aPersonIsTheSameVisitorEachTimeAndNobodyElse() {
        var kind = provider.channel().kind();
        var first = only(provider.says(ANN, "One")).sender().visitorId(kind);
        var again = only(provider.says(ANN, "Two")).sender().visitorId(kind);
        var other = only(provider.says(BORIS, "Three")).sender().visitorId(kind);

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(first.value()).startsWith(kind.value() + "-");
    }

    @Test
    @Tag("N-02")
    void aRepeatedCallSaysTheSame() {
        Hook hook = provider.says(ANN, "Hello");

        assertThat(read(hook)).isEqualTo(read(hook));
    }

    @Test
    @Tag("J-08")
    void whatAVisitorMayChooseIsButtonsOrElseLinesOfTheText() {
        provider.says(ANN, "Hello");
        var can = provider.channel().capabilities();
        String lines = "\n1. Oak\n2. Ash";

        for (Part part : Parts.of("Which?" + lines, List.of(), null, List.of("Oak", "Ash"), can)) {
            assertThat(send(ANN, part)).isInstanceOf(SendResult.Accepted.class);
        }

        assertThat(provider.texts(ANN).getLast()).startsWith("Which?");
        assertThat(provider.texts(ANN).getLast().contains("1. Oak")).isNotEqualTo(can.can(Ability.BUTTONS));
        assertThat(provider.buttons(ANN)).isEqualTo(can.can(Ability.BUTTONS) ? List.of("Oak", "Ash") : List.of());
    }

    @Test
    void anEditSpeaksOfTheMessageItChanges() {
        var message = (Arrival.Message) only(provider.says(ANN, "Helo"));

        provider.edits(ANN, "Hello").ifPresent(hook -> {
            var edit = (Arrival.Edit) only(hook);
            assertThat(edit.externalMessageId()).isEqualTo(message.externalMessageId());
            assertThat(edit.text()).isEqualTo("Hello");
        });
    }

    @Test
    void aPictureComesWithItsTextAndCanBeFetched() throws IOException {
        var message = (Arrival.Message) only(provider.sendsPicture(ANN, "Look", new byte[] {1, 2, 3}));

        assertThat(message.text()).isEqualTo("Look");
        assertThat(message.files()).hasSize(1);
        RemoteFile file = message.files().getFirst();
        assertThat(file.kind()).isIn(AttachmentKind.IMAGE, null);
        try (InputStream bytes = file.content() == null
                ? provider.channel().fetch(provider.connection(), file)
                : file.content().open()) {
            assertThat(bytes.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aCallThatTheProviderDidNotMakeIsRefused() {
        byte[] body = provider.says(ANN, "Hello").body();

        assertThat(read(provider.forged(body))).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void whateverIsInACallNothingIsThrown() {
        for (String body : List.of(
                "",
                "{",
                "null",
                "[]",
                "42",
                "\"text\"",
                "{\"update_id\":\"x\",\"message\":[]}",
                "{\"update_id\":1,\"message\":{\"chat\":{\"type\":\"private\",\"id\":{}}}}",
                "{\"update_id\":1,\"message\":null}",
                "[".repeat(900) + "]".repeat(900),
                "\u0000\ud800")) {
            assertThat(read(provider.signed(body.getBytes(UTF_8)))).isNotNull();
        }
    }

    @Test
    void aTextArrivesAndAnAnswerToItToo() {
        provider.says(ANN, "Hello");

        assertThat(send(ANN, "Good morning")).isInstanceOf(SendResult.Accepted.class);

        assertThat(provider.texts(ANN)).containsExactly("Good morning");
    }

    @Test
    void aTextThatIsTooLongForOneMessageArrivesInPiecesAndWhole() {
        provider.says(ANN, "Tell me everything");
        int limit = provider.channel().capabilities().textLimit();
        String text = "Слово за словом, и так далее. ".repeat(limit / 15).strip();

        List<Part> parts =
                Parts.of(text, List.of(), null, List.of(), provider.channel().capabilities());

        assertThat(parts).hasSizeGreaterThan(1);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(send(ANN, parts.get(i), i + 1)).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(String.join(" ", provider.texts(ANN))).isEqualTo(text);
    }

    @Test
    void aFileArrives() {
        provider.says(ANN, "The prices, please");
        var attachment = new Attachment(
                new AttachmentId("file-1"),
                AttachmentKind.FILE,
                "цены \"2026\".pdf",
                "application/pdf",
                21,
                null,
                null,
                null);

        assertThat(send(ANN, new Part.File(attachment, null))).isInstanceOf(SendResult.Accepted.class);

        assertThat(provider.files()).isEqualTo(1);
    }

    @Test
    void whatWasSentCanBeChangedAndTakenBackWhereTheChannelSaysSo() {
        provider.says(ANN, "Hello");
        var sent = (SendResult.Accepted) send(ANN, "Good mornin");
        var can = provider.channel().capabilities();

        if (can.can(Ability.EDIT)) {
            assertThat(send(ANN, new Part.Edit(sent.externalMessageId(), "Good morning"), 2))
                    .isInstanceOf(SendResult.Accepted.class);
        }
        if (can.can(Ability.DELETE)) {
            assertThat(send(ANN, new Part.Delete(sent.externalMessageId()), 3)).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(send(ANN, new Part.Edit("999:999", "Nothing"), 4)).isInstanceOf(SendResult.Rejected.class);
    }

    @Test
    @Tag("C-11")
    void whoHasBlockedUsIsToldOfAndCannotBeWrittenTo() {
        provider.says(ANN, "Hello");
        var told = (Arrival.Reachability) only(provider.blocks(ANN));

        assertThat(told.reachable()).isFalse();
        assertThat(send(ANN, "Are you there?"))
                .isInstanceOf(provider.saysWhoBlocks() ? SendResult.Unreachable.class : SendResult.Rejected.class);
    }

    @Test
    @Tag("C-11")
    void whoAllowsMessagesAgainIsReachable() {
        provider.says(ANN, "Hello");

        provider.allowsAgain(ANN)
                .ifPresent(hook -> assertThat(only(hook))
                        .isInstanceOfSatisfying(
                                Arrival.Reachability.class,
                                change -> assertThat(change.reachable()).isTrue()));
    }

    @Test
    void aWishToWaitIsHeard() {
        provider.says(ANN, "Hello");
        provider.throttle(7);

        SendResult refused = send(ANN, "One");
        if (refused instanceof SendResult.Throttled throttled) {
            assertThat(throttled.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(7));
        } else {
            assertThat(refused).as("not everybody says how long").isInstanceOf(SendResult.Later.class);
        }
        assertThat(send(ANN, "Two")).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void anOutageIsNoVerdictOnTheMessage() {
        provider.says(ANN, "Hello");
        provider.outage(true);

        assertThat(send(ANN, "One")).isInstanceOf(SendResult.Later.class);
        assertThat(provider.channel().check(provider.connection())).isInstanceOf(Standing.Away.class);
        provider.outage(false);

        assertThat(send(ANN, "One")).isInstanceOf(SendResult.Accepted.class);
        assertThat(provider.texts(ANN)).containsExactly("One");
    }

    @Test
    @Tag("N-28")
    void answersAreTakenForAsLongAsTheChannelIsSetUpFor() {
        var written = java.time.Instant.parse("2026-11-21T09:00:00Z");
        var set = provider.connection(Map.of(ReplyWindow.HOURS, "24"), Map.of());

        assertThat(provider.channel().replyWindow(provider.connection())).isEmpty();
        ReplyWindow window = provider.channel().replyWindow(set).orElseThrow();
        assertThat(window.isOpen(written, written.plus(Duration.ofHours(24)).minusSeconds(1)))
                .isTrue();
        assertThat(window.isOpen(written, written.plus(Duration.ofHours(24)))).isFalse();
        assertThat(window.isOpen(null, written)).isTrue();
    }

    @Test
    void anAnswerThatIsNoneOfTheProvidersIsNoVerdictOnTheMessageOrOnUs() {
        provider.says(ANN, "Hello");
        if (provider.answersRubbish(true)) {
            assertThat(send(ANN, "One")).isInstanceOfAny(SendResult.Later.class, SendResult.Unknown.class);
            assertThat(provider.channel().check(provider.connection())).isInstanceOf(Standing.Away.class);
            provider.answersRubbish(false);
        }

        assertThat(send(ANN, "One")).isInstanceOf(SendResult.Accepted.class);
        assertThat(provider.texts(ANN)).containsExactly("One");
    }

    @Test
    @Tag("N-17")
    void aLostAnswerIsUnknown() {
        provider.says(ANN, "Hello");
        provider.loseAnswers(true);

        assertThat(send(ANN, "One")).isInstanceOf(SendResult.Unknown.class);
        provider.loseAnswers(false);

        if (provider.channel().capabilities().can(Ability.KNOWS_REPEATS)) {
            assertThat(send(ANN, "One")).isInstanceOf(SendResult.Accepted.class);
        }
        assertThat(provider.texts(ANN)).containsExactly("One");
    }

    @Test
    @Tag("N-17")
    void underTheSameKeyAMessageIsNotSentTwiceWhereTheProviderKnowsRepeats() {
        provider.says(ANN, "Hello");
        send(ANN, new Part.Text("One", null), 77);

        if (provider.channel().capabilities().can(Ability.KNOWS_REPEATS)) {
            send(ANN, new Part.Text("One", null), 77);
        }
        assertThat(provider.texts(ANN)).containsExactly("One");
    }

    @Test
    @Tag("C-07")
    void accessThatWasTakenAwayConcernsTheWholeChannel() {
        provider.says(ANN, "Hello");
        assertThat(provider.channel().check(provider.connection())).isInstanceOf(Standing.Good.class);
        provider.revoke();

        assertThat(send(ANN, "One")).isInstanceOf(SendResult.Disowned.class);
        assertThat(provider.channel().check(provider.connection())).isInstanceOf(Standing.Disowned.class);
        assertThat(provider.channel().connect(provider.connection(), HOOK)).isInstanceOf(Standing.Disowned.class);
    }

    @Test
    void aConnectionSaysNothingOfItsSecrets() {
        var connection = provider.connection();

        assertThat(connection.secrets()).isNotEmpty();
        connection
                .secrets()
                .values()
                .forEach(secret -> assertThat(connection.toString()).doesNotContain(secret));
    }
}
