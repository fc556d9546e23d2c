package chat.parley.contracts;

import chat.parley.contracts.channel.ChannelHealth;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visitor.VisitorEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bodies that travel the same way and have one root type.
 *
 * @param name the topic's, or what else carries them
 * @param root a record, or a sealed interface of records
 */
public record Family(String name, Class<?> root) {
    /** Every kind of body in the suite. Dead letters have the bodies of commands. */
    public static final List<Family> ALL = List.of(
            new Family(Topic.COMMANDS.name(), DialogCommand.class),
            new Family(Topic.EVENTS.name(), DialogEvent.class),
            new Family(Topic.OUTCOMES.name(), Outcome.class),
            new Family(Topic.SIGNALS.name(), Signal.class),
            new Family(Topic.PRESENCE.name(), PresenceLease.class),
            new Family(Topic.ACTIVITY.name(), VisitorActivity.class),
            new Family(Topic.DECISIONS.name(), RoutingDecision.class),
            new Family(Topic.QUEUES.name(), QueueState.class),
            new Family(Topic.CHANNELS.name(), ChannelHealth.class),
            new Family(Topic.SETTINGS.name(), Setting.class),
            new Family("operator-commands", OperatorCommand.class),
            new Family("visitor-events", VisitorEvent.class));

    /** The bodies of a topic. */
    public static Family of(Topic topic) {
        String carried = topic.equals(Topic.COMMANDS_DLQ) ? Topic.COMMANDS.name() : topic.name();
        return ALL.stream()
                .filter(family -> family.name().equals(carried))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bodies are known of topic " + topic.name()));
    }

    /** The records a body may be, in the order the contract lists them. */
    public List<Class<?>> types() {
        return leaves(root).toList();
    }

    /** The records of a sealed interface, or the record itself. */
    public static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Family::leaves) : Stream.of(type);
    }
}
