package chat.parley.dialog.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-24")
class UnreadAnswersTest {
    private static final Actor ANN = new Actor.Operator(new OperatorId("ann"), "Ann", Role.OPERATOR);
    private static final Actor VISITOR = new Actor.Visitor(new VisitorId("v-1"), null);
    private static final Actor SYSTEM = new Actor.System("greeting");

    private final UnreadAnswers unread = new UnreadAnswers();
    private long sequence;

    private EventMeta by(Actor actor) {
        return new EventMeta(
                new AccountId("acme"),
                new ConversationId("c-1"),
                new DialogId("d-1"),
                ++sequence,
                sequence,
                Instant.parse("2026-11-21T09:00:00Z"),
                actor,
                new CommandId("command-" + sequence));
    }

    private void posted(Actor actor, String id) {
        unread.add(new DialogEvent.MessagePosted(by(actor), new MessageId(id), "text of " + id, null, null));
    }

    private void read(Actor actor, String id) {
        unread.add(new DialogEvent.ReadAdvanced(by(actor), new MessageId(id)));
    }

    @Test
    void whatTheVisitorHasReadOrAnsweredIsNotAmongIt() {
        posted(ANN, "m-1");
        posted(VISITOR, "m-2");
        posted(ANN, "m-3");
        posted(SYSTEM, "m-4");
        posted(ANN, "m-5");
        read(ANN, "m-5");
        read(VISITOR, "m-3");
        posted(ANN, "m-6");

        assertThat(unread.answers())
                .extracting(UnreadAnswers.Answer::text)
                .containsExactly("text of m-5", "text of m-6");
        assertThat(unread.answers().getFirst().name()).isEqualTo("Ann");
    }

    @Test
    void itReadsAsItReadsNow() {
        posted(ANN, "m-1");
        posted(ANN, "m-2");
        unread.add(new DialogEvent.MessageEdited(by(ANN), new MessageId("m-1"), "Free above 4,000.", 2));
        unread.add(new DialogEvent.MessageDeleted(by(ANN), new MessageId("m-2")));

        assertThat(unread.answers()).extracting(UnreadAnswers.Answer::text).containsExactly("Free above 4,000.");
    }
}
