package chat.parley.ingest.channel.web;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.Listener;
import chat.parley.ingest.visitor.OutgoingText;
import chat.parley.platform.identity.VisitorToken;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client without a socket that waits for something newer than it has. */
public final class Waiting implements Listener {
    private final AccountId account;
    private final PlacementId placement;
    private final long after;
    private final CompletableFuture<OptionalLong> newer = new CompletableFuture<>();

    private Waiting(AccountId account, PlacementId placement, long after) {
        this.account = account;
        this.placement = placement;
        this.after = after;
    }

    /**
     * Waits for a visitor's number greater than {@code after}.
     *
     * @return the number; empty when there was none within {@code patience}
     */
    public static CompletableFuture<OptionalLong> forNewer(
            VisitorToken visitor, long after, Audience audience, KnownConversations known, Duration patience) {
        ConversationId conversation = visitor.conversationId();
        var waiting = new Waiting(visitor.accountId(), visitor.placementId(), after);
        audience.join(conversation, waiting);
        // After the joining, so that nothing falls between.
        known.visitorSequence(conversation).ifPresent(waiting::reached);
        return waiting.newer
                .completeOnTimeout(OptionalLong.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((@Nullable OptionalLong number, @Nullable Throwable failure) ->
                        audience.leave(conversation, waiting));
    }

    @Override
    public AccountId accountId() {
        return account;
    }

    @Override
    public PlacementId placementId() {
        return placement;
    }

    @Override
    public void hear(OutgoingText frame) {
        // It reads what it missed over HTTP.
    }

    @Override
    public void reached(long visitorSequence) {
        if (visitorSequence > after) {
            newer.complete(OptionalLong.of(visitorSequence));
        }
    }
}
