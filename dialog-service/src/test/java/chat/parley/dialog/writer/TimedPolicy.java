package chat.parley.dialog.writer;

import chat.parley.contracts.settings.TimeSetting;
import java.time.Duration;
import java.util.Map;

/** An account in which every wait is too long after the same time, and idle dialogs are closed a little later. */
final class TimedPolicy extends QuietPolicy {
    /** By how much the idle close comes later, so that it does not come at the moment of a late reply. */
    static final Duration IDLE_LATER = Duration.ofSeconds(3);

    private final Duration time;
    private final TimeSetting.Distribution distribution;
    private final TimeSetting.Times times;

    /** @param time whole seconds */
    TimedPolicy(Duration time) {
        int seconds = Math.toIntExact(time.toSeconds());
        this.time = time;
        this.distribution = new TimeSetting.Distribution(
                World.ACCOUNT, 1, false, false, seconds, seconds, Map.of(), true, true, "", 0, 0);
        this.times = new TimeSetting.Times(World.ACCOUNT, 1, false, "", seconds, 30, null, 30, 72, "", 24, null);
    }

    @Override
    public Duration firstReplyAfter() {
        return time;
    }

    @Override
    public String busyText() {
        return "All operators are busy";
    }

    @Override
    public Duration idleCloseAfter() {
        return time.plus(IDLE_LATER);
    }

    @Override
    public TimeSetting.Distribution distribution() {
        return distribution;
    }

    @Override
    public TimeSetting.Times times() {
        return times;
    }
}
