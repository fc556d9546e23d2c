package chat.parley.admin.report;

import chat.parley.admin.fact.DialogLine;
import chat.parley.contracts.dialog.DialogOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts dialogs into figures. */
final class Tally {
    private static final int MARKS = 5;

    private final int refusalSeconds;
    private final Split present = new Split();
    private final Split stated = new Split();
    private final Durations firstReply = new Durations();
    private final Durations firstBotReply = new Durations();
    private final Durations waiting = new Durations();
    private final Durations handling = new Durations();
    private final long[] marks = new long[MARKS];
    private long opened;
    private long offline;
    private long closed;
    private long unstated;
    private long busy;
    private long replies;
    private long repliesMillis;
    private long longestReply;
    private long transfers;
    private long reassignments;
    private long visitorMessages;
    private long operatorMessages;
    private long botMessages;

    /** @param refusalSeconds from how long a wait on an unanswered dialog is missed */
    Tally(int refusalSeconds) {
        this.refusalSeconds = refusalSeconds;
    }

    void opened(DialogLine line) {
        opened++;
        if (line.offline()) {
            offline++;
        }
    }

    void busy() {
        busy++;
    }

    void closed(DialogLine line) {
        closed++;
        outcome(line);
        add(firstReply, line.firstReply());
        add(firstBotReply, line.firstBotReply());
        replies += line.replies();
        repliesMillis += line.repliesMillis();
        longestReply = Math.max(longestReply, line.longestReply());
        if (line.waits() > 0) {
            waiting.add(line.waitedMillis());
        }
        if (line.stints() > 0) {
            handling.add(line.handledMillis());
        }
        Integer mark = line.mark();
        if (mark != null) {
            marks[mark - 1]++;
        }
        transfers += line.transfers();
        reassignments += line.reassignments();
        visitorMessages += line.visitorMessages();
        operatorMessages += line.operatorMessages();
        botMessages += line.botMessages();
    }

    private void outcome(DialogLine line) {
        present.add(line, Verdict.of(line, refusalSeconds));
        stated.add(line, line.stated());
        // Nobody is missed or refused who came while nobody was there.
        if (line.stated() == null && !line.offline()) {
            unstated++;
        }
    }

    private static void add(Durations durations, @Nullable Long millis) {
        if (millis != null) {
            durations.add(millis);
        }
    }

    /** How many dialogs it has, each where it counts. */
    long weight() {
        return Math.max(opened, closed) + busy;
    }

    Figures figures() {
        return new Figures(
                opened,
                offline,
                closed,
                present.outcomes(),
                stated.outcomes(),
                unstated,
                busy,
                firstReply.spread(),
                firstBotReply.spread(),
                new Figures.Replies(
                        replies,
                        replies == 0 ? null : Durations.average(repliesMillis, replies),
                        replies == 0 ? null : longestReply),
                waiting.spread(),
                handling.spread(),
                rating(),
                transfers,
                reassignments,
                new Figures.Messages(visitorMessages, operatorMessages, botMessages));
    }

    private Figures.Rating rating() {
        long count = 0;
        long sum = 0;
        List<Long> each = new ArrayList<>();
        for (int i = 0; i < MARKS; i++) {
            count += marks[i];
            sum += marks[i] * (i + 1);
            each.add(marks[i]);
        }
        return new Figures.Rating(count, count == 0 ? null : Durations.average(100 * sum, count), each);
    }

    /** What became of them, by one rule. */
    private static final class Split {
        private final Set<String> missedVisitors = new HashSet<>();
        private long byOperators;
        private long byBots;
        private long refusal;
        private long missed;

        void add(DialogLine line, @Nullable DialogOutcome outcome) {
            switch (outcome) {
                case null -> {}
                case SERVED -> {
                    if (line.operatorMessages() > 0) {
                        byOperators++;
                    } else {
                        byBots++;
                    }
                }
                case REFUSAL -> refusal++;
                case MISSED -> {
                    missed++;
                    missedVisitors.add(line.visitorId());
                }
            }
        }

        Figures.Outcomes outcomes() {
            return new Figures.Outcomes(
                    byOperators + byBots, byOperators, byBots, refusal, missed, missedVisitors.size());
        }
    }
}
