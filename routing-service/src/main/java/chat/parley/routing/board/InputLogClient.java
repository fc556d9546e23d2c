package chat.parley.routing.board;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topic of what the boards have taken in. It is routing's own, like the changelogs of its stores: nobody else reads
 * it, and it is made here because nobody else knows of it.
 */
public final class InputLogClient {
    /** Its name begins as the names of the other internal topics do. */
    public static final String TOPIC = StreamsJob.APPLICATION + "-inputs";

    private static final Duration KEPT = Duration.ofDays(7);

    private InputLogClient() {}

    /** Makes the topic, with as many partitions as accounts are spread over, unless it is there. */
    static void ensure(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        var topic = new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(KEPT.toMillis())));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
