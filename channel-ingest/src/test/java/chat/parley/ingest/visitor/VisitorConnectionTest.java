package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBucket;
import chat.parley.platform.identity.VisitorToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VisitorConnectionTest {
    private static final ConversationId CONVERSATION = new ConversationId("c-1");
    private static final AccountId ACME = new AccountId("acme");

    private final AtomicLong nanos = new AtomicLong();
    private final Wire wire = new Wire();
    private final Audience audience = new Audience();
    private final VisitorConnection connection = new VisitorConnection(
            wire, new OutgoingBudget(3, 100), new TokenBucket(new Rate(2, 1), nanos::get), "127.0.0.1", null, 0);

    /** A wire on which frames stay until the test lets them leave. */
    private static final class Wire implements Line {
        private final List<String> sent = new ArrayList<>();
        private final List<CompletableFuture<Void>> leaving = new ArrayList<>();
        private final List<Integer> closed = new ArrayList<>();

        @Override
        public CompletionStage<Void> send(OutgoingText frame) {
            sent.add(frame.text());
            leaving.add(new CompletableFuture<>());
            return leaving.getLast();
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }
    }

    private static VisitorToken token(String account) {
        return new VisitorToken(
                new AccountId(account),
                new VisitorId("v"),
                new ChannelId("web"),
                new PlacementId("shop"),
                CONVERSATION,
                Instant.EPOCH);
    }

    private static OutgoingText frame(String text) {
        return OutgoingText.of("event", text);
    }

    @Test
    void framesLeaveInOrder() {
        connection.send(frame("a"));
        connection.send(frame("b"));

        assertThat(wire.sent).containsExactly("a", "b");
    }

    @Test
    void moreFramesThanMayWaitCloseTheSocket() {
        for (int i = 0; i < 5; i++) {
            connection.send(frame("x"));
        }

        assertThat(wire.sent).hasSize(3);
        assertThat(wire.closed).containsExactly(VisitorConnection.TOO_SLOW);
    }

    @Test
    void moreBytesThanMayWaitCloseTheSocket() {
        connection.send(frame("я".repeat(40)));
        connection.send(frame("я".repeat(40)));

        assertThat(wire.sent).hasSize(1);
        assertThat(wire.closed).containsExactly(VisitorConnection.TOO_SLOW);
    }

    @Test
    void whoReadsInTimeGetsAsMuchAsThereIs() {
        for (int i = 0; i < 50; i++) {
            connection.send(frame("x".repeat(90)));
            wire.leaving.getLast().complete(null);
        }

        assertThat(wire.sent).hasSize(50);
        assertThat(wire.closed).isEmpty();
    }

    @Test
    void oneFrameLongerThanTheBudgetStillPasses() {
        connection.send(frame("x".repeat(500)));

        assertThat(wire.sent).hasSize(1);
    }

    @Test
    @Tag("N-03")
    void whoIsWelcomedFollowsTheirConversation() {
        connection.welcome(token("acme"), audience, () -> {
            assertThat(audience.isFollowed(CONVERSATION)).isTrue();
            return frame("welcome");
        });

        audience.each(ACME, CONVERSATION, listener -> listener.hear(frame("event")));
        assertThat(wire.sent).containsExactly("welcome", "event");
        connection.gone(audience);
        assertThat(audience.isFollowed(CONVERSATION)).isFalse();
    }

    @Test
    void aSecondHelloDoesNotFollowTwice() {
        connection.welcome(token("acme"), audience, () -> frame("welcome"));
        connection.welcome(token("acme"), audience, () -> frame("welcome"));

        assertThat(audience.count(CONVERSATION)).isEqualTo(1);
    }

    @Test
    void whoIsGoneIsNotWelcomed() {
        connection.gone(audience);
        connection.welcome(token("acme"), audience, () -> frame("welcome"));

        assertThat(audience.isFollowed(CONVERSATION)).isFalse();
        assertThat(wire.sent).isEmpty();
    }

    @Test
    @Tag("P-21")
    void whatIsOfAnotherAccountIsNotHeard() {
        connection.welcome(token("other"), audience, () -> frame("welcome"));

        audience.each(ACME, CONVERSATION, listener -> listener.hear(frame("event")));
        audience.everyone(ACME, listener -> listener.hear(frame("availability")));

        assertThat(wire.sent).containsExactly("welcome");
    }

    @Test
    void silenceCountsFromTheLastFrame() {
        connection.heard(TimeUnit.SECONDS.toNanos(10));

        assertThat(connection.silence(TimeUnit.SECONDS.toNanos(12))).isEqualTo(TimeUnit.SECONDS.toNanos(2));
        assertThat(connection.age(TimeUnit.SECONDS.toNanos(12))).isEqualTo(TimeUnit.SECONDS.toNanos(12));
    }

    @Test
    void tooManyFramesAreNoticed() {
        assertThat(connection.heard(0)).isTrue();
        assertThat(connection.heard(0)).isTrue();
        assertThat(connection.heard(0)).isFalse();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(connection.heard(0)).isTrue();
    }

    @Test
    void heartbeatsComeAtTheirPace() {
        assertThat(connection.heartbeatDue(5, 10)).isTrue();
        assertThat(connection.heartbeatDue(14, 10)).isFalse();
        assertThat(connection.heartbeatDue(15, 10)).isTrue();
    }

    @Test
    void theLengthOfTextIsThatOfItsUtf8() {
        for (String text : List.of("", "plain", "чай", "€", "🫖 tea", "é")) {
            assertThat(OutgoingText.utf8Length(text))
                    .as(text)
                    .isEqualTo(text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }
    }
}
