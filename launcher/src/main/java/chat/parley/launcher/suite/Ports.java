package chat.parley.launcher.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The ports of one suite, the same as long as it runs. They lie below the range that systems take for outgoing
 * connections, so that nobody takes one in the moment between a part's end and its next start.
 */
final class Ports {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 1_000;

    private final Map<Part, Integer> first = new EnumMap<>(Part.class);
    private final Map<Part, Integer> second = new EnumMap<>(Part.class);

    private Ports() {}

    /** Ports that are free now, two for each part. */
    static Ports free(RandomGenerator random) {
        var ports = new Ports();
        var taken = new HashSet<Integer>();
        for (var part : Part.values()) {
            ports.first.put(part, free(random, taken));
            ports.second.put(part, free(random, taken));
        }
        return ports;
    }

    private static int free(RandomGenerator random, Set<Integer> taken) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, BEYOND);
            if (!taken.contains(port) && isFree("127.0.0.1", port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + BEYOND);
    }

    /** @return whether somebody could listen there now */
    static boolean isFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the part serves. */
    int of(Part part) {
        return port(first, part);
    }

    /** One more port of the part: Kafka's controller, Keycloak's management. */
    int second(Part part) {
        return port(second, part);
    }

    private static int port(Map<Part, Integer> ports, Part part) {
        var port = ports.get(part);
        if (port == null) {
            throw new IllegalStateException("no port for " + part);
        }
        return port;
    }
}
