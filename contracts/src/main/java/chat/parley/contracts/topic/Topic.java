package chat.parley.contracts.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Kafka topic of the suite.
 *
 * @param name with the major version of its bodies
 * @param keyedBy what its record key is, in the words of the glossary
 * @param writers the only services that may write to it
 * @param config topic configuration beyond the broker's defaults
 */
public record Topic(String name, String keyedBy, List<String> writers, Map<String, String> config) {
    public Topic {
        writers = List.copyOf(writers);
        config = Map.copyOf(config);
    }

    private static final Map<String, String> COMPACTION =
            Map.of("segment.ms", millis(Duration.ofMinutes(10)), "min.cleanable.dirty.ratio", "0.1");

    /** Everything that may change a dialog. */
    public static final Topic COMMANDS = retained(
            "dialog.commands.v1",
            List.of(
                    "channel-ingest",
                    "notification-service",
                    "routing-service",
                    "integration-service",
                    "dialog-service",
                    "admin-api"));

    /** Everything that happened. */
    public static final Topic EVENTS = retained("dialog.events.v1", List.of("dialog-service"));

    /** How each command ended. */
    public static final Topic OUTCOMES = retained("dialog.outcomes.v1", List.of("dialog-service"));

    /** Typing and the like: gone after a minute. */
    public static final Topic SIGNALS = new Topic(
            "dialog.signals.v1",
            "conversationId",
            List.of("channel-ingest", "notification-service", "routing-service"),
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", millis(Duration.ofSeconds(60)),
                    "segment.ms", millis(Duration.ofSeconds(60))));

    /** Presence by lease, partitioned by account. */
    public static final Topic PRESENCE = new Topic(
            "operator.presence.v1",
            "accountId/operatorId/deviceId",
            List.of("notification-service"),
            merged(Map.of("cleanup.policy", "compact,delete", "retention.ms", millis(Duration.ofHours(1)))));

    /** Each decision of routing with its reasons; those of an account are on one partition, in their order. */
    public static final Topic DECISIONS = new Topic(
            "routing.decisions.v1",
            "conversationId",
            List.of("routing-service"),
            Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(7))));

    /** Who is on the sites; each record is said again within the lease, so little is kept. */
    public static final Topic ACTIVITY = new Topic(
            "visitor.activity.v1",
            "visitorId",
            List.of("channel-ingest", "notification-service"),
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", millis(Duration.ofMinutes(10)),
                    "segment.ms", millis(Duration.ofMinutes(5))));

    /** How long each account's queue is, compacted, partitioned by account. */
    public static final Topic QUEUES = new Topic(
            "routing.queues.v1", "accountId", List.of("routing-service"), merged(Map.of("cleanup.policy", "compact")));

    /** How each channel's connection has come to be, compacted. */
    public static final Topic CHANNELS = new Topic(
            "channel.health.v1",
            "accountId/channelId",
            List.of("channel-ingest"),
            merged(Map.of("cleanup.policy", "compact")));

    /** Settings, compacted, partitioned by account. */
    public static final Topic SETTINGS = new Topic(
            "settings.v1", "accountId/kind/id", List.of("admin-api"), merged(Map.of("cleanup.policy", "compact")));

    /** Commands that could not be read or handled, with the reason in headers. */
    public static final Topic COMMANDS_DLQ =
            retained("dialog-service.dialog.commands.v1.dlq", List.of("dialog-service"));

    /** Every topic of the suite. */
    public static final List<Topic> ALL = List.of(
            COMMANDS,
            EVENTS,
            OUTCOMES,
            SIGNALS,
            PRESENCE,
            ACTIVITY,
            DECISIONS,
            QUEUES,
            CHANNELS,
            SETTINGS,
            COMMANDS_DLQ);

    /**
     * Partitions of every topic, fixed for the life of a major version: commands, events and outcomes must be equal,
     * and so must everything that routing joins by account.
     */
    public static final int PARTITIONS_ON_ONE_MACHINE = 12;

    /** As {@link #PARTITIONS_ON_ONE_MACHINE}, in a cluster. */
    public static final int PARTITIONS_IN_A_CLUSTER = 48;

    private static Topic retained(String name, List<String> writers) {
        return new Topic(
                name,
                "conversationId",
                writers,
                Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(7))));
    }

    private static Map<String, String> merged(Map<String, String> more) {
        var all = new java.util.TreeMap<>(COMPACTION);
        all.putAll(more);
        return Map.copyOf(all);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
