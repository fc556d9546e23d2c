package chat.parley.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteSecretsTest {
    @TempDir
    Path folder;

    private SuiteSecrets secrets() throws IOException {
        return SuiteSecrets.in(folder.resolve("data/secrets"), new SecureRandom());
    }

    @Test
    void a_secret_is_the_same_at_every_start() throws IOException {
        var key = secrets().key("services");
        var password = secrets().password("database.dialog");

        assertThat(secrets().key("services")).isEqualTo(key);
        assertThat(secrets().password("database.dialog")).isEqualTo(password);
    }

    @Test
    void each_secret_is_another_one() throws IOException {
        var secrets = secrets();

        assertThat(secrets.password("one")).isNotEqualTo(secrets.password("two"));
    }

    @Test
    void a_key_has_256_bits() throws IOException {
        assertThat(Base64.getDecoder().decode(secrets().key("services"))).hasSize(32);
    }

    @Test
    void a_password_needs_no_quoting_anywhere() throws IOException {
        assertThat(secrets().password("one")).matches("[A-Za-z0-9_-]{40,}");
    }

    @Test
    void only_the_owner_can_read_the_file() throws IOException {
        secrets().key("services");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/secrets"))))
                .isEqualTo("rw-------");
    }
}
