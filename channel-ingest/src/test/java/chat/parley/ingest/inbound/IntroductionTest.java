package chat.parley.ingest.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.ChannelId;
import chat.parley.ingest.channel.telegram.TelegramChannel;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.kit.SenderCard;
import chat.parley.platform.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider says of who writes, beside their name. */
@Tag("T-13")
class IntroductionTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private final ArrivalScene scene = new ArrivalScene();
    private final ArrivalClient client = scene.client(1_000, 1_000);
    private final ChannelConnection connection = new ChannelConnection(
            scene.acme.id(), new ChannelId("c-1"), TelegramChannel.KIND, 1, "en", null, Map.of(), Map.of());

    /** Any would do: nobody here asks the provider anything. */
    private final Channel silent =
            new TelegramChannel(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private void writes(String messageId, VisitorCard card) throws InterruptedException {
        var message = new Arrival.Message(new Sender("vera", "Vera", null, card), messageId, "Hi", List.of(), null);
        client.accept(connection, silent, new Reading.Understood(null, List.of(message), ""), BODY);
    }

    @Test
    void isToldBeforeTheMessageAndOnlyOnce() throws Exception {
        var card = SenderCard.of("vera@example.org", "+7 495 000-00-00");
        writes("m-1", card);
        writes("m-2", card);
        writes("m-3", VisitorCard.EMPTY);

        assertThat(scene.cards).singleElement().satisfies(command -> {
            assertThat(command.card()).isEqualTo(card);
            assertThat(command.adds()).as("what operators know stays").isTrue();
            assertThat(command.meta().conversationId())
                    .isEqualTo(scene.sent.getFirst().meta().conversationId());
        });
        assertThat(scene.sent)
                .extracting(DialogCommand.PostVisitorMessage::text)
                .hasSize(3);
    }

    @Test
    void somethingElseIsToldAgain() throws Exception {
        writes("m-1", SenderCard.of("vera@example.org", null));
        writes("m-2", SenderCard.of("work@example.org", null));

        assertThat(scene.cards).hasSize(2);
    }

    @Test
    void whatDidNotGetThroughIsToldAgain() throws Exception {
        scene.storing = false;
        assertThatThrownBy(() -> writes("m-1", SenderCard.of("vera@example.org", null)))
                .isInstanceOf(ProblemException.class);
        scene.storing = true;
        writes("m-1", SenderCard.of("vera@example.org", null));

        assertThat(scene.cards).hasSize(1);
    }

    @Test
    void theSameMessageAgainIsTheSameCommand() throws Exception {
        writes("m-1", SenderCard.of("vera@example.org", null));
        scene.replica()
                .accept(
                        connection,
                        silent,
                        new Reading.Understood(
                                null,
                                List.of(new Arrival.Message(
                                        new Sender("vera", "Vera", null, SenderCard.of("vera@example.org", null)),
                                        "m-1",
                                        "Hi",
                                        List.of(),
                                        null)),
                                ""),
                        BODY);

        assertThat(scene.cards.stream()
                        .map(command -> command.meta().commandId())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"vera, ''", "vera@localhost, 123", "'a@b.ru, c@b.ru', call me"})
    void whatIsNotOfItsFormIsNoAddressAndNoPhone(String email, String phone) {
        assertThat(SenderCard.of(email, phone)).isEqualTo(VisitorCard.EMPTY);
    }
}
