package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.benchmarks.chaos.History.Entry;
import chat.parley.benchmarks.chaos.History.Seen;
import chat.parley.benchmarks.chaos.History.Sent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing until it was seen to find what is there. */
@Tag("N-12")
class CheckerTest {
    private static final int LIMIT = 1;

    private final List<Sent> sent = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Entry> topic = new ArrayList<>();
    private final List<Entry> stored = new ArrayList<>();

    /** A visitor writes twice and an operator who was given the dialog answers. */
    CheckerTest() {
        sent("v1", "a", "desk");
        sent("v1", "b", "desk");
        sent("ann", "c", "v1");
        log(entry(1, "DialogOpened", null));
        log(entry(2, "MessagePosted", "a"));
        log(entry(3, "DialogQueued", null));
        log(assigned(4, "ann", null));
        log(entry(5, "MessagePosted", "b"));
        log(entry(6, "MessagePosted", "c"));
        log(entry(7, "DialogClosed", null));
        seen.add(new Seen("desk", "a"));
        seen.add(new Seen("desk", "b"));
        seen.add(new Seen("v1", "c"));
    }

    @Test
    void aGoodRunBreaksNoRule() {
        assertThat(breaches()).isEmpty();
    }

    @Test
    void aRecordThatComesAgainAsItWasIsNoBreach() {
        topic.add(topic.get(1));
        topic.add(topic.get(2));

        assertThat(breaches()).isEmpty();
    }

    @Test
    void anAcknowledgedMessageThatIsNotInTheLogIsLost() {
        sent("v2", "gone", "desk");

        assertThat(breaches()).containsExactly(Rule.NOT_LOST);
    }

    @Test
    void aMessageThatItsReaderNeverSawIsLost() {
        seen.removeLast();

        assertThat(breaches()).containsExactly(Rule.NOT_LOST);
    }

    @Test
    void aMessageWithoutAnyAnswerIsSaidToBeSo() {
        sent.add(new Sent("v2", "silence", List.of(), History.Answer.NONE, 0));

        assertThat(breaches()).containsExactly(Rule.ANSWERED);
    }

    @Test
    void aMessageThatWasRefusedAndIsInTheLogAllTheSameIsFound() {
        sent.set(0, new Sent("v1", "a", List.of("desk"), History.Answer.REFUSED, 1));

        assertThat(breaches()).containsExactly(Rule.ANSWERED);
    }

    @Test
    void aMessageThatWasRefusedAndGivenUpNeedNotBeAnywhere() {
        sent.add(new Sent("v1", "given up", List.of("desk"), History.Answer.REFUSED, 1));

        assertThat(breaches()).isEmpty();
    }

    @Test
    void aMessageThatIsInTheLogTwiceIsDoubled() {
        log(entry(8, "MessagePosted", "a"));

        assertThat(breaches()).containsExactly(Rule.NOT_DOUBLED);
    }

    @Test
    void aMessageThatIsShownTwiceIsDoubled() {
        seen.add(new Seen("desk", "a"));

        assertThat(breaches()).containsExactly(Rule.NOT_DOUBLED);
    }

    @Test
    void messagesInAnotherOrderThanTheyWereSentAreReordered() {
        sent.add(0, sent.remove(1));

        assertThat(breaches()).containsExactly(Rule.IN_ORDER, Rule.IN_ORDER);
    }

    @Test
    void messagesInAnotherOrderOnTheScreenAloneAreReordered() {
        seen.add(0, seen.remove(1));

        assertThat(breaches()).containsExactly(Rule.IN_ORDER);
    }

    @Test
    void whatWasRefusedAndSentAgainMayComeLater() {
        sent.set(0, new Sent("v1", "b", List.of("desk"), History.Answer.ACCEPTED, 1));
        sent.set(1, new Sent("v1", "a", List.of("desk"), History.Answer.ACCEPTED, 0));

        assertThat(breaches()).isEmpty();
    }

    @Test
    void aPositionThatIsMissingIsAHole() {
        log(entry(9, "MessageStatusChanged", null, 8));

        assertThat(breaches()).containsExactly(Rule.WITHOUT_HOLES);
    }

    @Test
    void aSequenceThatIsMissingIsAHole() {
        log(entry(8, "MessageStatusChanged", null, 9));

        assertThat(breaches()).containsExactly(Rule.WITHOUT_HOLES);
    }

    @Test
    void whatIsStoredAndNotPublishedIsFound() {
        stored.add(entry(8, "MessageStatusChanged", null));

        assertThat(breaches()).containsExactly(Rule.STORED_AS_PUBLISHED);
    }

    @Test
    void whatIsPublishedAndNotStoredIsFound() {
        stored.removeLast();

        assertThat(breaches()).containsExactly(Rule.STORED_AS_PUBLISHED);
    }

    @Test
    void whatIsStoredOtherwiseThanPublishedIsFound() {
        stored.set(1, entry(2, "MessagePosted", "something else"));

        assertThat(breaches()).containsExactly(Rule.STORED_AS_PUBLISHED);
    }

    @Test
    void aRecordThatComesAgainWithAnotherBodyIsFound() {
        topic.add(entry(2, "MessagePosted", "something else"));

        assertThat(breaches()).containsExactly(Rule.STORED_AS_PUBLISHED);
    }

    @Test
    void aDialogThatIsGivenToASecondOperatorHasTwoOwners() {
        insert(4, assigned(5, "boris", null));

        assertThat(breaches()).containsExactly(Rule.ONE_OWNER);
    }

    @Test
    void aDialogThatIsHandedOverHasOneOwner() {
        insert(4, assigned(5, "boris", "ann"));

        assertThat(breaches()).isEmpty();
    }

    @Test
    void aSecondDialogOpenedBesideTheFirstIsFound() {
        insert(4, other(5, "DialogOpened", null));

        assertThat(breaches()).containsExactly(Rule.ONE_OWNER);
    }

    @Test
    void anOperatorWithMoreDialogsThanTheLimitIsFound() {
        both(new Entry(2, 1, "k", 1, "OperatorAssigned", "other", 4_500, null, "ann", null, "x"));

        assertThat(breaches()).containsExactly(Rule.WITHIN_LIMITS);
    }

    @Test
    void aPlaceThatWasFreedInTheSameMillisecondMayBeGivenAway() {
        both(new Entry(2, 1, "k", 1, "OperatorAssigned", "other", 7_000, null, "ann", null, "x"));

        assertThat(breaches()).isEmpty();
    }

    private List<Rule> breaches() {
        return Checker.check(new History(sent, seen, topic, stored, LIMIT)).stream()
                .map(Breach::rule)
                .toList();
    }

    private void sent(String client, String text, String reader) {
        sent.add(new Sent(client, text, List.of(reader), History.Answer.ACCEPTED, 0));
    }

    private void log(Entry entry) {
        both(entry);
    }

    private void both(Entry entry) {
        topic.add(entry);
        stored.add(entry);
    }

    /** Puts an event into the log; those behind it move on by one. */
    private void insert(int index, Entry entry) {
        for (var list : List.of(topic, stored)) {
            for (int i = index; i < list.size(); i++) {
                var moved = list.get(i);
                list.set(
                        i,
                        new Entry(
                                moved.partition(),
                                moved.position() + 1,
                                moved.conversationId(),
                                moved.sequence() + 1,
                                moved.type(),
                                moved.dialogId(),
                                moved.atMillis(),
                                moved.text(),
                                moved.operatorId(),
                                moved.previousOperatorId(),
                                moved.body()));
            }
            list.add(index, entry);
        }
    }

    private static Entry entry(long position, String type, @Nullable String text) {
        return entry(position, type, text, position);
    }

    private static Entry entry(long position, String type, @Nullable String text, long sequence) {
        return new Entry(
                1, position, "c", sequence, type, "d", sequence * 1_000, text, null, null, type + text + position);
    }

    private static Entry other(long position, String type, @Nullable String text) {
        return new Entry(1, position, "c", position, type, "e", 4_000, text, null, null, type + position);
    }

    private static Entry assigned(long position, String operator, @Nullable String previous) {
        return new Entry(
                1,
                position,
                "c",
                position,
                "OperatorAssigned",
                "d",
                position * 1_000,
                null,
                operator,
                previous,
                operator + position);
    }
}
