package chat.parley.admin.installation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.problem.Problem;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseProblemResourceTest {
    private final DatabaseProblemResource resource = new DatabaseProblemResource();

    @ParameterizedTest
    @CsvSource({
        "08001, unavailable",
        "08006, unavailable",
        "57P01, unavailable",
        ", unavailable",
        "23505, name-taken",
        "22001, internal-error",
        "23503, internal-error"
    })
    void aFailureOfTheDatabaseIsSaidAsWhatItIs(String state, String code) {
        var failure = new PersistenceException(new IllegalStateException(new SQLException("a reason", state)));

        try (var response = resource.toResponse(failure)) {
            assertThat(((Problem) response.getEntity()).code().code()).isEqualTo(code);
            assertThat(((Problem) response.getEntity()).detail()).doesNotContain("a reason");
        }
    }
}
