package chat.parley.dialog.conversation;

import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.TimeSetting;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the scene's account, with ann, bob, sue and eve, and the department of sales. Nothing is set but the
 * first reply after 30 s; each method with a value gives a policy that differs in it.
 */
record ScenePolicy(
        Duration firstReplyAfter,
        String busyText,
        Duration idleCloseAfter,
        TimeSetting.Distribution distribution,
        TimeSetting.Times times,
        boolean automatic,
        int limit)
        implements AccountPolicy {
    ScenePolicy() {
        this(
                Duration.ofSeconds(30),
                "All operators are busy",
                Duration.ZERO,
                TimeSetting.Distribution.unsaved(Scene.ACCOUNT),
                TimeSetting.Times.unsaved(Scene.ACCOUNT),
                true,
                5);
    }

    ScenePolicy firstReply(Duration after) {
        return new ScenePolicy(after, busyText, idleCloseAfter, distribution, times, automatic, limit);
    }

    ScenePolicy busy(String text) {
        return new ScenePolicy(firstReplyAfter, text, idleCloseAfter, distribution, times, automatic, limit);
    }

    ScenePolicy idle(Duration after) {
        return new ScenePolicy(firstReplyAfter, busyText, after, distribution, times, automatic, limit);
    }

    ScenePolicy byHand() {
        return new ScenePolicy(firstReplyAfter, busyText, idleCloseAfter, distribution, times, false, limit);
    }

    ScenePolicy greeting(String text) {
        return with(t -> new TimeSetting.Times(
                Scene.ACCOUNT,
                1,
                false,
                text,
                t.replySeconds(),
                t.refusalSeconds(),
                null,
                30,
                t.readGraceHours(),
                t.autoreply(),
                t.autoreplyHours(),
                null));
    }

    ScenePolicy reply(int seconds) {
        return with(t -> new TimeSetting.Times(
                Scene.ACCOUNT,
                1,
                false,
                t.greeting(),
                seconds,
                t.refusalSeconds(),
                null,
                30,
                t.readGraceHours(),
                t.autoreply(),
                t.autoreplyHours(),
                null));
    }

    ScenePolicy refusal(int seconds) {
        return with(t -> new TimeSetting.Times(
                Scene.ACCOUNT,
                1,
                false,
                t.greeting(),
                t.replySeconds(),
                seconds,
                null,
                30,
                t.readGraceHours(),
                t.autoreply(),
                t.autoreplyHours(),
                null));
    }

    ScenePolicy readGrace(int hours) {
        return with(t -> new TimeSetting.Times(
                Scene.ACCOUNT,
                1,
                false,
                t.greeting(),
                t.replySeconds(),
                t.refusalSeconds(),
                null,
                30,
                hours,
                t.autoreply(),
                t.autoreplyHours(),
                null));
    }

    ScenePolicy autoreply(String text, int hours) {
        return with(t -> new TimeSetting.Times(
                Scene.ACCOUNT,
                1,
                false,
                t.greeting(),
                t.replySeconds(),
                t.refusalSeconds(),
                null,
                30,
                t.readGraceHours(),
                text,
                hours,
                null));
    }

    private ScenePolicy with(UnaryOperator<TimeSetting.Times> change) {
        return new ScenePolicy(
                firstReplyAfter, busyText, idleCloseAfter, distribution, change.apply(times), automatic, limit);
    }

    /** @param seconds after which skills are waived, and after which an owner must have answered */
    ScenePolicy given(boolean sticky, int reassign, int seconds, String queueText) {
        var set = new TimeSetting.Distribution(
                Scene.ACCOUNT,
                1,
                false,
                sticky,
                reassign,
                seconds,
                Map.of(),
                distribution.beyondLimitAllowed(),
                true,
                queueText,
                0,
                0);
        return new ScenePolicy(firstReplyAfter, busyText, idleCloseAfter, set, times, automatic, limit);
    }

    ScenePolicy bound(int most, Map<chat.parley.contracts.dialog.ChannelKind, Integer> weights) {
        var set = new TimeSetting.Distribution(Scene.ACCOUNT, 1, false, false, 0, 0, weights, false, true, "", 0, 0);
        return new ScenePolicy(firstReplyAfter, busyText, idleCloseAfter, set, times, automatic, most);
    }

    /** With so many places each, beyond which operators may go by hand. */
    ScenePolicy limited(int most) {
        return new ScenePolicy(firstReplyAfter, busyText, idleCloseAfter, distribution, times, automatic, most);
    }

    @Override
    public boolean assignsAutomatically(@Nullable DepartmentId departmentId) {
        return automatic;
    }

    @Override
    public int limitOf(OperatorId operatorId) {
        return limit;
    }

    @Override
    public boolean hasOperator(OperatorId operatorId) {
        return Set.of("ann", "bob", "sue", "eve").contains(operatorId.value());
    }

    @Override
    public @Nullable String operatorPosition(OperatorId operatorId) {
        return operatorId.value() + " at work";
    }

    @Override
    public @Nullable String operatorName(OperatorId operatorId) {
        return hasOperator(operatorId) ? operatorId.value().toUpperCase(Locale.ROOT) : null;
    }

    @Override
    public boolean speaks(String language) {
        return Set.of("en", "de").contains(language);
    }

    @Override
    public boolean hasDepartment(DepartmentId departmentId) {
        return departmentId.equals(Scene.SALES);
    }
}
