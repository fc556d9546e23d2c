package chat.parley.routing.board;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** The clients of Kafka Streams as they are, except that the pace of a thread learns when its commits begin and end. */
final class TimedCommitClient implements KafkaClientSupplier {
    private final Supplier<CommitPace> pace;

    /** @param pace of the thread that asks */
    TimedCommitClient(Supplier<CommitPace> pace) {
        this.pace = pace;
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return new Timed(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return getConsumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return getConsumer(settings);
    }

    private final class Timed extends KafkaProducer<byte[], byte[]> {
        Timed(Map<String, Object> settings) {
            super(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }

        /** Each task's records are flushed first, and only then. */
        @Override
        public void flush() {
            pace.get().begins();
            super.flush();
        }

        @Override
        public void commitTransaction() {
            super.commitTransaction();
            pace.get().ends();
        }
    }
}
