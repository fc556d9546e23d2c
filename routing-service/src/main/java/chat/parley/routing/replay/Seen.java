package chat.parley.routing.replay;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.settings.Setting;
import chat.parley.routing.board.AccountEntry;
import chat.parley.routing.board.DialogEntry;
import chat.parley.routing.board.OperatorEntry;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that one account's board has taken in, in the order and at the instant in which it did. Only what changed
 * something is kept, and nothing of it that routing does not look at.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Seen.Stood.class, name = "Stood"),
    @JsonSubTypes.Type(value = Seen.Happened.class, name = "Happened"),
    @JsonSubTypes.Type(value = Seen.Refused.class, name = "Refused"),
    @JsonSubTypes.Type(value = Seen.Heard.class, name = "Heard"),
    @JsonSubTypes.Type(value = Seen.LeaseEnded.class, name = "LeaseEnded"),
    @JsonSubTypes.Type(value = Seen.Configured.class, name = "Configured"),
    @JsonSubTypes.Type(value = Seen.WentOn.class, name = "WentOn")
})
public sealed interface Seen {
    AccountId accountId();

    /** By the clock of the input. */
    Instant at();

    /**
     * How the board stood, from which a replay can begin; in one or more records that follow each other.
     *
     * @param begins whether it is the first of them
     * @param complete whether it is the last of them
     * @param restarted whether a process had just taken the board over; on the last of them
     * @param account null on all but the first
     */
    record Stood(
            AccountId accountId,
            Instant at,
            boolean begins,
            boolean complete,
            boolean restarted,
            @Nullable AccountEntry account,
            List<OperatorEntry> operators,
            List<DialogEntry> dialogs)
            implements Seen {
        public Stood {
            operators = List.copyOf(operators);
            dialogs = List.copyOf(dialogs);
        }
    }

    /** An event of a dialog. */
    record Happened(AccountId accountId, Instant at, DialogEvent event) implements Seen {}

    /** A command of routing was refused. */
    record Refused(AccountId accountId, Instant at, Outcome.Refused outcome) implements Seen {}

    /** A device's presence changed. */
    record Heard(AccountId accountId, Instant at, PresenceLease lease) implements Seen {}

    record LeaseEnded(AccountId accountId, Instant at, OperatorId operatorId, DeviceId deviceId) implements Seen {}

    record Configured(AccountId accountId, Instant at, Setting setting) implements Seen {}

    /** More was to be decided than in one go. */
    record WentOn(AccountId accountId, Instant at) implements Seen {}
}
