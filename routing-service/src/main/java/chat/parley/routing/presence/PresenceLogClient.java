package chat.parley.routing.presence;

import chat.parley.contracts.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker; never blocks. */
public final class PresenceLogClient implements PresenceLog {
    private final Admin admin;
    private final String group;

    /** @param group the consumer group that reads presence */
    public PresenceLogClient(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public CompletionStage<Reach> reach(int partition) {
        var presence = new TopicPartition(Topic.PRESENCE.name(), partition);
        var first = offset(presence, OffsetSpec.earliest());
        var end = offset(presence, OffsetSpec.latest());
        var committed = stage(admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(presence))))
                .partitionsToOffsetAndMetadata(group));
        return end.thenCombine(first, (e, f) -> new Reach(e, f)).thenCombine(committed, (reach, offsets) -> {
            var mine = offsets.get(presence);
            return mine == null ? reach : new Reach(reach.end(), Math.max(reach.behind(), mine.offset()));
        });
    }

    private CompletableFuture<Long> offset(TopicPartition partition, OffsetSpec spec) {
        return stage(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition))
                .thenApply(ListOffsetsResultInfo::offset);
    }

    private static <T> CompletableFuture<T> stage(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture();
    }
}
