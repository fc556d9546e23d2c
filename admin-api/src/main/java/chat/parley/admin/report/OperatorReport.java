package chat.parley.admin.report;

import chat.parley.admin.fact.PresenceLine;
import chat.parley.admin.fact.StintLine;
import chat.parley.admin.report.Spans.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the figures of operators in a period out of their stints and their presence. */
final class OperatorReport {
    private final Instant begin;
    private final Instant end;
    private final Instant now;
    private final TreeMap<String, Work> operators = new TreeMap<>();

    /** @param now until when stints last that go on */
    OperatorReport(Period period, Instant now) {
        this.begin = period.begin();
        this.end = period.end();
        this.now = now;
    }

    void add(StintLine stint) {
        of(stint.operatorId()).add(stint);
    }

    void add(PresenceLine presence) {
        // A lease reaches into the future; nobody was there then yet.
        Instant until = presence.until().isAfter(now) ? now : presence.until();
        Work work = of(presence.operatorId());
        if (presence.from().isBefore(until)) {
            new Span(presence.from(), until).within(begin, end).ifPresent(span -> {
                work.there.add(span);
                if (presence.online()) {
                    work.online.add(span);
                }
            });
        }
    }

    private Work of(String operatorId) {
        return operators.computeIfAbsent(operatorId, id -> new Work());
    }

    /** In the order of their ids. */
    List<OperatorFigures> operators() {
        return operators.entrySet().stream()
                .map(operator -> operator.getValue().figures(operator.getKey()))
                .toList();
    }

    private final class Work {
        private final List<Span> had = new ArrayList<>();
        private final List<Span> online = new ArrayList<>();
        private final List<Span> there = new ArrayList<>();
        private final Durations firstReply = new Durations();
        private long dialogs;
        private long messages;
        private long replies;
        private long repliesMillis;
        private long transferred;

        void add(StintLine stint) {
            Instant until = stint.until() == null ? now : stint.until();
            if (stint.from().isBefore(until)) {
                new Span(stint.from(), until).within(begin, end).ifPresent(had::add);
            }
            if (stint.from().isBefore(begin) || !stint.from().isBefore(end)) {
                return;
            }
            dialogs++;
            messages += stint.messages();
            replies += stint.replies();
            repliesMillis += stint.repliesMillis();
            transferred += stint.transferred() ? 1 : 0;
            Long first = stint.firstReply();
            if (first != null) {
                firstReply.add(first);
            }
        }

        OperatorFigures figures(String operatorId) {
            long handling = Spans.sum(had);
            long onlineMillis = Spans.covered(online);
            return new OperatorFigures(
                    operatorId,
                    dialogs,
                    messages,
                    firstReply.spread(),
                    new Figures.Replies(replies, replies == 0 ? null : Durations.average(repliesMillis, replies), null),
                    transferred,
                    handling,
                    onlineMillis,
                    Spans.covered(there) - onlineMillis,
                    load(onlineMillis),
                    Spans.most(had));
        }

        /** What they had while they were not online is no load of the time they were. */
        private @Nullable Long load(long onlineMillis) {
            if (onlineMillis == 0) {
                return null;
            }
            long hadOnline = 0;
            for (Span stretch : Spans.merged(online)) {
                for (Span dialog : had) {
                    hadOnline += dialog.within(stretch.from(), stretch.until())
                            .map(Span::millis)
                            .orElse(0L);
                }
            }
            return Durations.average(100 * hadOnline, onlineMillis);
        }
    }
}
