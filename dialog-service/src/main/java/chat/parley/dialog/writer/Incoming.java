package chat.parley.dialog.writer;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A record of the commands topic as far as it could be understood.
 *
 * @param traceParent W3C trace context it came with; null for none
 */
record Incoming(int partition, long offset, @Nullable String traceParent, Content content) {
    sealed interface Content {}

    record Understood(DialogCommand command) implements Content {}

    /**
     * Nothing that may be decided here.
     *
     * @param reason one sentence without anything personal
     * @param meta null where it could not be read, so that nobody can be told
     * @param here whether its conversation belongs to this partition
     */
    record Unreadable(
            ErrorCode code, String reason, @Nullable CommandMeta meta, boolean here) implements Content {}

    /** What it says of itself; null where that could not be read. */
    @Nullable
    CommandMeta meta() {
        return switch (content) {
            case Understood understood -> understood.command().meta();
            case Unreadable unreadable -> unreadable.meta();
        };
    }
}
