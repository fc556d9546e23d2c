package chat.parley.embedded.postgres;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the server runs: every commit safe on disk, modest memory, loopback only, no socket file. */
final class ServerSettings {
    private ServerSettings() {}

    /** @return the options of the server's command line; they go before its configuration file */
    static String options(String host, int port) {
        var settings = new TreeMap<>(Map.of(
                "listen_addresses", host,
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "max_connections", "150",
                "shared_buffers", "96MB",
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "max_wal_size", "1GB",
                "timezone", "UTC"));
        settings.put("log_timezone", "UTC");
        // Statements may hold what people wrote; a failed one is not logged with its text.
        settings.put("log_min_error_statement", "panic");
        settings.put("max_worker_processes", "4");
        settings.put("max_wal_senders", "0");
        settings.put("wal_level", "minimal");
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }
}
