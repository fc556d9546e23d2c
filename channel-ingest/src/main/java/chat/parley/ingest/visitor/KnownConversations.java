package chat.parley.ingest.visitor;

import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the live feed has told of conversations since this replica began: enough for a client to notice that it missed
 * something, never the source of what it missed. Bounded; safe for many threads.
 */
public final class KnownConversations {
    /**
     * Where a waiting dialog stood when last something was heard of it.
     *
     * @param position 1 for the next
     * @param estimateSeconds null where nothing is known to reckon with
     */
    public record Place(
            DialogId dialogId, int position, @Nullable Integer estimateSeconds) {}

    private record Known(
            long visitorSequence,
            @Nullable DialogId openDialog,
            @Nullable Place place) {}

    private final int most;
    private final Map<ConversationId, Known> known = new LinkedHashMap<>(64, 0.75f, true);

    /** @param most how many conversations are remembered; the one longest unused is forgotten first */
    public KnownConversations(int most) {
        this.most = most;
    }

    /** The conversation's greatest visitor's number is at least {@code visitorSequence}. */
    public synchronized void reached(ConversationId conversation, long visitorSequence) {
        Known before = known.get(conversation);
        if (before == null) {
            put(conversation, new Known(visitorSequence, null, null));
        } else if (before.visitorSequence() < visitorSequence) {
            put(conversation, new Known(visitorSequence, before.openDialog(), before.place()));
        }
    }

    /** @param dialog the dialog that is open now; null for none */
    public synchronized void open(ConversationId conversation, @Nullable DialogId dialog) {
        Known before = known.get(conversation);
        put(conversation, new Known(before == null ? 0 : before.visitorSequence(), dialog, null));
    }

    /** @param place null when nobody waits any more */
    public synchronized void placed(ConversationId conversation, @Nullable Place place) {
        Known before = known.get(conversation);
        if (before != null) {
            put(conversation, new Known(before.visitorSequence(), before.openDialog(), place));
        }
    }

    /** Where its dialog stands in the queue, for whoever comes back while they wait; empty where nobody told. */
    public synchronized Optional<Place> place(ConversationId conversation) {
        Known here = known.get(conversation);
        return here == null ? Optional.empty() : Optional.ofNullable(here.place());
    }

    /** The greatest visitor's number heard of; empty when nothing was heard of the conversation. */
    public synchronized OptionalLong visitorSequence(ConversationId conversation) {
        Known here = known.get(conversation);
        return here == null ? OptionalLong.empty() : OptionalLong.of(here.visitorSequence());
    }

    /** The open dialog; null when none is open or none was heard of. */
    public synchronized @Nullable DialogId openDialog(ConversationId conversation) {
        Known here = known.get(conversation);
        return here == null ? null : here.openDialog();
    }

    private void put(ConversationId conversation, Known now) {
        known.put(conversation, now);
        if (known.size() > most) {
            var oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
