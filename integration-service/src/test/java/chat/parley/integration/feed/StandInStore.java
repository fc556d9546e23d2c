package chat.parley.integration.feed;

import chat.parley.persistence.LostRecords;
import chat.parley.platform.json.Json;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.LongStream;

/** Stands in for dialog-service: has the events that a test gave it. */
@Alternative
@Priority(1)
@Singleton
public class StandInStore implements LostRecords {
    private record Place(int partition, long position) {}

    private final ConcurrentMap<Place, byte[]> bodies = new ConcurrentHashMap<>();

    public void has(int partition, long position, Object event) {
        bodies.put(new Place(partition, position), Json.bytes(event));
    }

    @Override
    public List<byte[]> between(int partition, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> new Place(partition, position))
                .filter(bodies::containsKey)
                .map(bodies::get)
                .toList();
    }
}
