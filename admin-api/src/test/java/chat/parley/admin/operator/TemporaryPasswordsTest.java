package chat.parley.admin.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TemporaryPasswordsTest {
    @Test
    void noTwoAreAlikeAndEachHasEveryClass() {
        var passwords = new TemporaryPasswords(new SecureRandom());
        var seen = new HashSet<String>();

        for (int i = 0; i < 200; i++) {
            String password = passwords.next();
            assertThat(password).matches("[A-Z][a-z]{4}(-[a-z]{5}){3}-[0-9]");
            assertThat(seen.add(password)).isTrue();
        }
    }
}
