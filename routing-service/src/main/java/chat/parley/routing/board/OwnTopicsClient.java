package chat.parley.routing.board;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics that are routing's own, like the changelogs of its stores: nobody else reads them, and they are made here
 * because nobody else knows of them.
 */
public final class OwnTopicsClient {
    /** What the boards have taken in, for replays. Names begin as those of the other internal topics do. */
    public static final String INPUTS = StreamsJob.APPLICATION + "-inputs";

    /** Events and refusals on their way to the boards. */
    static final String BY_ACCOUNT = StreamsJob.APPLICATION + "-by-account";

    /** As long as the events themselves: a board that was away for so long finds everything. */
    private static final Duration KEPT = Duration.ofDays(7);

    private OwnTopicsClient() {}

    /** Makes the topics, with as many partitions as accounts are spread over, unless they are there. */
    static void ensure(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        var topics = Stream.of(INPUTS, BY_ACCOUNT)
                .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty())
                        .configs(Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(KEPT.toMillis()))))
                .toList();
        for (var made : List.copyOf(admin.createTopics(topics).values().values())) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
