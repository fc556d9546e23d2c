package chat.parley.testkit;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visitor of one dialog is erased by an administrator: what every service that keeps something of them is told. */
public final class SampleErasure {
    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final AccountId ACME = new AccountId("acme");
    public static final ConversationId CONVERSATION = new ConversationId("c1");
    public static final DialogId DIALOG = new DialogId("d1");
    public static final CommandId COMMAND = new CommandId("erase-1");
    public static final VisitorId VISITOR = new VisitorId("v1");

    private SampleErasure() {}

    /** @param visitor null where no dialog ever said whose it was */
    public static DialogEvent.VisitorErased of(@Nullable VisitorId visitor) {
        return new DialogEvent.VisitorErased(
                new EventMeta(
                        ACME,
                        CONVERSATION,
                        DIALOG,
                        9,
                        null,
                        NOW,
                        new Actor.Operator(new OperatorId("adam"), "Adam", Role.ADMINISTRATOR),
                        COMMAND),
                visitor,
                List.of(DIALOG));
    }
}
