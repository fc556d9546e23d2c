package chat.parley.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads whole topics in the background and lets a test wait for what it expects there. Reads committed records. */
public final class TopicProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOWN_WHEN_FAILED = 20;

    /**
     * A record as it was seen.
     *
     * @param key null where it has none
     * @param body JSON null for a record without a body
     */
    public record Seen(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            Map<String, String> headers,
            JsonNode body) {
        /** The body's type; empty where it has none. */
        public String type() {
            return body.path("type").asText();
        }

        /** The body as one of the contract's types. */
        public <T> T as(Class<T> type) {
            return Json.mapper().convertValue(body, type);
        }
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Seen> seen = new ArrayList<>();
    private final Thread reading;
    private volatile boolean closing;
    private @Nullable RuntimeException failure;

    private TopicProbe(String bootstrapServers, boolean fromBeginning, Topic... topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            consumer.partitionsFor(topic.name())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Asking for the position is what makes the lazy seek happen, so "now" is before this returns.
        partitions.forEach(consumer::position);
        reading = Thread.ofPlatform().daemon().name("topic-probe").start(this::read);
    }

    /** Sees everything the topics hold. */
    public static TopicProbe fromBeginning(String bootstrapServers, Topic... topics) {
        return new TopicProbe(bootstrapServers, true, topics);
    }

    /** Sees what is written after this call. */
    public static TopicProbe fromNow(String bootstrapServers, Topic... topics) {
        return new TopicProbe(bootstrapServers, false, topics);
    }

    /** Waits up to 10 s for the first record that matches, those already seen included. */
    public Seen await(Predicate<Seen> wanted) {
        return await(wanted, PATIENCE);
    }

    /** As {@link #await(Predicate)}. */
    public Seen await(Predicate<Seen> wanted, Duration patience) {
        return await(1, wanted, patience).getFirst();
    }

    /**
     * Waits until at least {@code count} records match.
     *
     * @return all that match, in the order they were seen: a partition's own order within each partition
     * @throws AssertionError when the time is over; shows the last records seen instead
     */
    public List<Seen> await(int count, Predicate<Seen> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (seen) {
            while (true) {
                if (failure != null) {
                    throw new AssertionError("the probe cannot read any more", failure);
                }
                var found = seen.stream().filter(wanted).toList();
                if (found.size() >= count) {
                    return found;
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(missing(count, found.size(), patience));
                }
                try {
                    seen.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted", e);
                }
            }
        }
    }

    /** All seen so far. */
    public List<Seen> all() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    /** Those seen so far that match. */
    public List<Seen> all(Predicate<Seen> wanted) {
        return all().stream().filter(wanted).toList();
    }

    private String missing(int count, int found, Duration patience) {
        var last = seen.subList(Math.max(0, seen.size() - SHOWN_WHEN_FAILED), seen.size());
        return "expected " + count + " matching record(s) within " + patience + ", found " + found + " among "
                + seen.size() + " seen"
                + last.stream()
                        .map(record -> "\n  " + record.topic() + "-" + record.partition() + "@" + record.offset() + " "
                                + record.key() + " " + record.headers() + " " + record.body())
                        .collect(Collectors.joining());
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::add);
            }
        } catch (WakeupException e) {
            // close() woke it up.
            return;
        } catch (RuntimeException e) {
            synchronized (seen) {
                failure = e;
                seen.notifyAll();
            }
        }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        synchronized (seen) {
            seen.add(new Seen(
                    record.topic(), record.partition(), record.offset(), record.key(), headers, body(record.value())));
            seen.notifyAll();
        }
    }

    private static JsonNode body(byte @Nullable [] value) {
        try {
            return value == null ? NullNode.getInstance() : Json.mapper().readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException("a record is no JSON", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
