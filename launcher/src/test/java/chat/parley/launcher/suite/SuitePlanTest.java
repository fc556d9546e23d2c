package chat.parley.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuitePlanTest {
    @TempDir
    Path home;

    private SuitePlan plan;

    @BeforeEach
    void make() throws IOException {
        var folder = new SuiteFolder(home);
        plan = new SuitePlan(
                SuiteOptions.of(SuiteOptions.rootAbove(Path.of("")), home),
                folder,
                Ports.free(new SecureRandom()),
                SuiteSecrets.in(folder.secrets(), new SecureRandom()),
                "http://localhost:8080");
    }

    @Test
    void each_service_has_a_database_of_its_own_and_knows_where_dialogs_are() throws IOException {
        for (var part : Part.services()) {
            var environment = plan.serviceEnvironment(part);

            var database = part.database().orElseThrow();
            assertThat(environment)
                    .containsEntry("PARLEY_DATABASE_USER", database)
                    .containsEntry("PARLEY_DIALOG_URL", plan.address(Part.DIALOG_SERVICE))
                    .containsEntry("PARLEY_INGEST_URL", plan.address(Part.CHANNEL_INGEST));
            assertThat(environment.get("PARLEY_DATABASE_URL")).endsWith("/" + database);
        }
    }

    @Test
    void mails_are_files_in_the_suites_own_folder() throws IOException {
        var data = new SuiteFolder(home).data(Part.NOTIFICATION_SERVICE);

        assertThat(plan.serviceEnvironment(Part.NOTIFICATION_SERVICE))
                .containsEntry("PARLEY_MAIL_DIR", data.resolve("mail").toString());
        assertThat(plan.serviceEnvironment(Part.DIALOG_SERVICE)).doesNotContainKey("PARLEY_MAIL_DIR");
    }
}
