package chat.parley.dialog.writer;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything one transaction writes, collected while a batch is decided. */
final class Writes {
    /** From where to where a partition goes. */
    record Advance(Place from, Place to) {}

    final Instant recordedAt;
    final SortedMap<Integer, Advance> advances = new TreeMap<>();
    final List<Rows.EventRow> events = new ArrayList<>();
    final List<Rows.OutcomeRow> outcomes = new ArrayList<>();
    final List<Rows.MessageRow> messages = new ArrayList<>();
    final Map<MessageId, Rows.StatusRow> statuses = new LinkedHashMap<>();
    final Map<MessageId, Rows.ChangeRow> changes = new LinkedHashMap<>();
    final Map<ConversationId, Rows.CardRow> cards = new LinkedHashMap<>();
    final Map<ConversationId, DialogEvent.VisitorFieldsChanged> fields = new LinkedHashMap<>();
    final Map<ConversationId, DialogEvent.ReachabilityChanged> reachability = new LinkedHashMap<>();
    final List<Rows.ErasureRow> erasures = new ArrayList<>();
    final List<Rows.KeyRow> keys = new ArrayList<>();
    final Map<ConversationId, Rows.StateRow> states = new LinkedHashMap<>();
    final Map<DialogId, Rows.DialogRow> dialogs = new LinkedHashMap<>();
    final List<Rows.TimerRow> timers = new ArrayList<>();
    final List<Rows.DeadLetter> deadLetters = new ArrayList<>();
    /** How often automation rules were stopped, because they set each other off or acted too often. */
    int stoppedRules;

    Writes(Instant recordedAt) {
        this.recordedAt = recordedAt;
    }
}
