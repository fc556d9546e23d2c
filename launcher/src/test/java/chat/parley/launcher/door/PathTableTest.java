package chat.parley.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.launcher.suite.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {
    private final PathTable<Part> table = suiteTable();

    private static PathTable<Part> suiteTable() {
        var table = PathTable.<Part>empty();
        for (var part : Part.values()) {
            for (var path : part.paths()) {
                table = table.with(path, part);
            }
        }
        return table;
    }

    @ParameterizedTest
    @CsvSource({
        "/console, ADMIN_API",
        "/console/dialogs/1, ADMIN_API",
        "/api/admin/me, ADMIN_API",
        "/api/dialogs, DIALOG_SERVICE",
        "/api/dialogs/counts, DIALOG_SERVICE",
        "/api/visitor/events, DIALOG_SERVICE",
        "/api/routing/decisions, ROUTING_SERVICE",
        "/ws/operator, NOTIFICATION_SERVICE",
        "/api/notifications/preferences, NOTIFICATION_SERVICE",
        "/widget/demo/, CHANNEL_INGEST",
        "/ws/visitor, CHANNEL_INGEST",
        "/channels/web/sessions, CHANNEL_INGEST",
        "/api/integrations/x, INTEGRATION_SERVICE",
        "/auth/realms/parley, KEYCLOAK",
    })
    void every_path_of_the_contract_leads_to_its_part(String path, Part part) {
        assertThat(table.partOf(path)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/q",
                "/q/health/ready",
                "/q/metrics",
                "/internal",
                "/internal/events",
                "/consoles",
                "/api",
                "/api/admins",
                "/ws",
                "/authority",
                "/metrics",
                ""
            })
    void other_paths_lead_nowhere(String path) {
        assertThat(table.partOf(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../q/metrics",
                "/console/..",
                "/console/./x",
                "/console//q/metrics",
                "//q/metrics",
                "/api/dialogs/%2e%2e/%2e%2e/internal/events",
                "/api/dialogs/..%2F..%2Finternal/events",
                "/api/dialogs/..%5c..%5cinternal",
                "/api/dialogs/..\\..\\q",
                "/api/dialogs/..;/..;/q/metrics",
                "/console/%00",
                "console"
            })
    void a_path_that_a_part_might_read_as_another_one_leads_nowhere(String path) {
        assertThat(PathTable.isTricky(path)).isTrue();
        assertThat(table.partOf(path)).isEmpty();
    }

    @Test
    void the_longest_prefix_wins_whatever_the_order() {
        var either = PathTable.<String>empty().with("/api", "all").with("/api/admin", "admin");
        var other = PathTable.<String>empty().with("/api/admin", "admin").with("/api", "all");

        assertThat(either.partOf("/api/admin/x")).contains("admin");
        assertThat(other.partOf("/api/admin/x")).contains("admin");
        assertThat(other.partOf("/api/other")).contains("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "api", "/api/", "/a b"})
    void a_prefix_begins_with_a_slash_and_ends_without(String prefix) {
        assertThatThrownBy(() -> table.with(prefix, Part.KAFKA)).isInstanceOf(IllegalArgumentException.class);
    }
}
