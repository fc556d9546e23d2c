package chat.parley.benchmarks.load;

import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.SuiteOptions;
import java.util.Map;

/** Limits are there to stop what these programs do on purpose. */
public final class Unlimited {
    private static final String ENOUGH = "1000000";
    private static final String ENOUGH_FOR_ONE = "100000";

    private Unlimited() {}

    /** A suite like that one, whose edges let any load through. */
    public static SuiteOptions of(SuiteOptions options) {
        return options.withEnvironment(
                        Part.CHANNEL_INGEST,
                        Map.ofEntries(
                                Map.entry("PARLEY_LIMIT_VISITOR_BURST", ENOUGH_FOR_ONE),
                                Map.entry("PARLEY_LIMIT_VISITOR_PER_SECOND", ENOUGH_FOR_ONE),
                                Map.entry("PARLEY_LIMIT_CHANNEL_BURST", ENOUGH),
                                Map.entry("PARLEY_LIMIT_CHANNEL_PER_SECOND", ENOUGH),
                                Map.entry("PARLEY_LIMIT_ACCOUNT_BURST", ENOUGH),
                                Map.entry("PARLEY_LIMIT_ACCOUNT_PER_SECOND", ENOUGH),
                                Map.entry("PARLEY_LIMIT_SESSION_BURST", ENOUGH_FOR_ONE),
                                Map.entry("PARLEY_LIMIT_SESSION_PER_SECOND", ENOUGH_FOR_ONE),
                                Map.entry("PARLEY_LIMIT_FRAME_BURST", ENOUGH_FOR_ONE),
                                Map.entry("PARLEY_LIMIT_FRAME_PER_SECOND", ENOUGH_FOR_ONE),
                                Map.entry("PARLEY_LIMIT_SOCKETS_PER_ADDRESS", ENOUGH_FOR_ONE)))
                .withEnvironment(
                        Part.NOTIFICATION_SERVICE,
                        Map.of(
                                "PARLEY_SOCKETS_FRAME_BURST", ENOUGH_FOR_ONE,
                                "PARLEY_SOCKETS_FRAMES_PER_SECOND", ENOUGH_FOR_ONE));
    }
}
