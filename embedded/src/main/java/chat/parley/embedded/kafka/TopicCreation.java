package chat.parley.embedded.kafka;

import chat.parley.contracts.topic.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes topics what the contract says they are. */
public final class TopicCreation {
    private static final short ONE_COPY = 1;
    private static final int PATIENCE_SECONDS = 30;

    private final Admin admin;

    /** @param admin stays open; it is the caller's to close */
    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes those that are missing; those that are there get their configuration again.
     *
     * @param partitions of each topic
     * @throws IllegalStateException when a topic is there with another number of partitions, or the broker does not
     *     answer within 30 s
     */
    public void create(Collection<Topic> topics, int partitions) {
        var wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), partitions, ONE_COPY).configs(topic.config()))
                .toList();
        admin.createTopics(wanted).values().values().forEach(TopicCreation::awaitMadeOrThere);
        requirePartitions(List.copyOf(topics), partitions);
        configure(List.copyOf(topics));
    }

    /** Asking first what is there would not do: a broker that has just started may not know all of its topics yet. */
    private static void awaitMadeOrThere(KafkaFuture<Void> made) {
        try {
            await(made);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void requirePartitions(List<Topic> topics, int partitions) {
        var names = topics.stream().map(Topic::name).toList();
        var wrong = new ArrayList<String>();
        describe(names).forEach((name, description) -> {
            if (description.partitions().size() != partitions) {
                wrong.add(name + " has " + description.partitions().size());
            }
        });
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("topics must have " + partitions + " partitions, but "
                    + String.join(", ", wrong.stream().sorted().toList())
                    + "; the number is fixed for the life of a topic");
        }
    }

    /** What was just made may not be known to the broker that is asked for a moment. */
    private Map<String, TopicDescription> describe(List<String> names) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return await(admin.describeTopics(names).allTopicNames());
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private void configure(List<Topic> topics) {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (var topic : topics) {
            changes.put(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                    topic.config().entrySet().stream().map(TopicCreation::set).toList());
        }
        await(admin.incrementalAlterConfigs(changes).all());
    }

    private static AlterConfigOp set(Map.Entry<String, String> entry) {
        return new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET);
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics cannot be made", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker has not answered for " + PATIENCE_SECONDS + " s", e);
        }
    }
}
