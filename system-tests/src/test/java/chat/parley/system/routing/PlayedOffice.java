package chat.parley.system.routing;

import static java.util.stream.Collectors.toMap;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.testkit.DialogStory;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.TopicWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everybody around routing: operators who stay online, visitors who come and go, and dialog-service, which says what
 * became of each command and knows who really has which dialog.
 */
final class PlayedOffice implements AutoCloseable {
    /** How long an operator is taken for present without another sign. */
    static final Duration LEASE = Duration.ofSeconds(4);

    private static final Duration RENEWAL = Duration.ofMillis(1_300);

    /** What dialog-service knows of a dialog. */
    private static final class Known {
        final DialogStory story;
        OperatorId owner;
        long queuedAt;

        Known(DialogStory story) {
            this.story = story;
        }
    }

    private final Fixtures fixtures = Fixtures.unique();
    private final TopicWriter log;
    private final KafkaConsumer<byte[], byte[]> commands;
    private final Random chance;
    private final int limit;
    private final Map<OperatorId, Setting.Operator> operators;
    private final Map<OperatorId, Integer> loads = new HashMap<>();
    private final Map<DialogId, Known> open = new LinkedHashMap<>();
    private final Map<CommandId, Outcome> outcomes = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<DialogId> handedOver = new HashSet<>();
    private long renewedAt;
    private long writtenAt;
    private long longestSilence;
    private int assigned;

    PlayedOffice(String kafka, int operators, long seed) {
        this.chance = new Random(seed);
        this.log = new TopicWriter(kafka);
        var acme = fixtures.acme();
        this.limit = acme.account().maxDialogs();
        this.operators = IntStream.range(0, operators)
                .mapToObj(i -> acme.operator("op-" + i, "Op " + i, Role.OPERATOR, Set.of(), "en"))
                .collect(toMap(Setting.Operator::operatorId, Function.identity()));
        this.commands = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = commands.partitionsFor(Topic.COMMANDS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        commands.assign(partitions);
        commands.seekToBeginning(partitions);
        acme.settings().forEach(log::setting);
        this.operators.values().forEach(log::setting);
    }

    /** For so long visitors come, dialogs end and commands are answered. */
    void goOn(Duration time, int mostOpen) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (open.size() < mostOpen) {
                comes();
            }
            if (chance.nextInt(4) == 0) {
                leaves();
            }
            answer();
        }
    }

    /** One round without anybody coming or leaving. */
    void answer() {
        renew();
        commands.poll(Duration.ofMillis(5)).forEach(record -> {
            DialogCommand command = read(record.value());
            if (command.meta().accountId().equals(fixtures.account())) {
                log.outcome(outcomes.computeIfAbsent(command.meta().commandId(), id -> decide(command)));
            }
        });
    }

    private static DialogCommand read(byte[] body) {
        try {
            return Json.mapper().readValue(body, DialogCommand.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void renew() {
        long now = System.nanoTime();
        if (now - renewedAt < RENEWAL.toNanos() && renewedAt != 0) {
            return;
        }
        renewedAt = now;
        log.presences(operators.keySet().stream()
                .map(operator -> new PresenceLease(
                        fixtures.account(), operator, new DeviceId("laptop"), PresenceStatus.ONLINE, LEASE.toMillis()))
                .toList());
        long written = System.nanoTime();
        if (writtenAt != 0) {
            longestSilence = Math.max(longestSilence, written - writtenAt);
        }
        writtenAt = written;
    }

    void comes() {
        var known = new Known(fixtures.story(fixtures.aThread()));
        open.put(known.story.dialogId(), known);
        queue(known, QueueReason.OPENED);
    }

    private void queue(Known known, QueueReason reason) {
        var event = known.story.queued(reason);
        known.queuedAt = event.meta().sequence();
        log.event(event);
    }

    private void leaves() {
        var all = open.values().stream().filter(known -> known.owner != null).toList();
        if (!all.isEmpty()) {
            var known = all.get(chance.nextInt(all.size()));
            open.remove(known.story.dialogId());
            loads.merge(known.owner, -1, Integer::sum);
            log.event(known.story.closed(CloseReason.BY_OPERATOR));
        }
    }

    private Outcome decide(DialogCommand command) {
        return switch (command) {
            case DialogCommand.AssignOperator assign -> assign(assign);
            case DialogCommand.RequeueDialog requeue -> requeue(requeue);
            default -> accepted(command);
        };
    }

    private Outcome assign(DialogCommand.AssignOperator command) {
        var known = open.get(command.dialogId());
        if (known == null) {
            return refused(command, ErrorCode.DIALOG_CLOSED);
        }
        if (known.owner != null || known.queuedAt != command.queuedSequence()) {
            return refused(command, ErrorCode.STALE_DECISION);
        }
        int load = loads.merge(command.operatorId(), 1, Integer::sum);
        if (load > limit) {
            violations.add(command.operatorId() + " has " + load);
        }
        known.owner = command.operatorId();
        assigned++;
        log.event(known.story.assigned(operators.get(command.operatorId()), AssignmentCause.AUTOMATIC));
        return accepted(command);
    }

    private Outcome requeue(DialogCommand.RequeueDialog command) {
        var known = open.get(command.dialogId());
        if (known == null || !command.operatorId().equals(known.owner)) {
            return refused(command, ErrorCode.STALE_DECISION);
        }
        handedOver.add(command.dialogId());
        loads.merge(known.owner, -1, Integer::sum);
        known.owner = null;
        queue(known, command.reason());
        return accepted(command);
    }

    private static Outcome accepted(DialogCommand command) {
        var meta = command.meta();
        return new Outcome.Accepted(
                meta.commandId(), meta.accountId(), meta.conversationId(), meta.issuer(), 0, 0, null, null);
    }

    private static Outcome refused(DialogCommand command, ErrorCode code) {
        var meta = command.meta();
        return new Outcome.Refused(
                meta.commandId(),
                meta.accountId(),
                meta.conversationId(),
                meta.issuer(),
                0,
                0,
                code,
                "",
                null,
                null,
                null);
    }

    /** Whether nobody waits who could be served. */
    boolean everybodyIsServed() {
        return waiting() == 0
                || loads.values().stream().mapToInt(Integer::intValue).sum() == operators.size() * limit;
    }

    int waiting() {
        return (int) open.values().stream().filter(known -> known.owner == null).count();
    }

    int assigned() {
        return assigned;
    }

    /** What must never be. */
    List<String> violations() {
        return violations;
    }

    /** Dialogs that were taken from an operator, though all are online all the time. */
    Set<DialogId> handedOver() {
        return handedOver;
    }

    /**
     * The longest time between two signs of the operators, in which routing may have rightly taken them for lost when it
     * is as long as {@link #LEASE}: then this machine was too busy for the office, and the run says nothing.
     */
    Duration longestSilence() {
        return Duration.ofNanos(longestSilence);
    }

    @Override
    public void close() {
        commands.close();
        log.close();
    }
}
