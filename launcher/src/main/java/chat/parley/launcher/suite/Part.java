package chat.parley.launcher.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every process of the suite behind the door. */
public enum Part {
    DATABASE("postgresql", "", 0, List.of()),
    KAFKA("kafka", "", 256, List.of()),
    KEYCLOAK("keycloak", "keycloak", 256, List.of("/auth")),
    DIALOG_SERVICE("dialog-service", "dialog", 192, List.of("/api/dialogs", "/api/visitor")),
    ROUTING_SERVICE("routing-service", "routing", 160, List.of("/api/routing")),
    CHANNEL_INGEST("channel-ingest", "ingest", 160, List.of("/widget", "/ws/visitor", "/channels")),
    NOTIFICATION_SERVICE("notification-service", "notification", 160, List.of("/ws/operator", "/api/notifications")),
    INTEGRATION_SERVICE("integration-service", "integration", 128, List.of("/api/integrations")),
    ADMIN_API("admin-api", "admin", 160, List.of("/console", "/api/admin"));

    private final String title;
    private final String database;
    private final int heapMegabytes;
    private final List<String> paths;

    Part(String title, String database, int heapMegabytes, List<String> paths) {
        this.title = title;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
        this.paths = paths;
    }

    /** The name people see, and of log files; a service's is its module's. */
    public String title() {
        return title;
    }

    /** The name of its own database and of the role that alone may use it. */
    public Optional<String> database() {
        return database.isEmpty() ? Optional.empty() : Optional.of(database);
    }

    /** The largest Java heap; 0 for what is no Java program. */
    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether every message passes through it. */
    boolean isHot() {
        return switch (this) {
            case KAFKA, DIALOG_SERVICE, ROUTING_SERVICE, CHANNEL_INGEST, NOTIFICATION_SERVICE -> true;
            case DATABASE, KEYCLOAK, INTEGRATION_SERVICE, ADMIN_API -> false;
        };
    }

    /** The prefixes of the door's paths that lead here. */
    public List<String> paths() {
        return paths;
    }

    /** Whether it is one of Parley's own services, a module of the build. */
    public boolean isService() {
        return switch (this) {
            case DATABASE, KAFKA, KEYCLOAK -> false;
            case DIALOG_SERVICE,
                    ROUTING_SERVICE,
                    CHANNEL_INGEST,
                    NOTIFICATION_SERVICE,
                    INTEGRATION_SERVICE,
                    ADMIN_API -> true;
        };
    }

    /** Parley's own services. */
    public static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }

    /** The part people call by this name. */
    public static Optional<Part> titled(String title) {
        return Arrays.stream(values()).filter(part -> part.title.equals(title)).findFirst();
    }
}
