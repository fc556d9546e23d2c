package chat.parley.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-52")
class SecretBoxTest {
    private final SecretBox box = new SecretBox(new byte[32], new SecureRandom());

    @Test
    void opensWhatItSealed() {
        String sealed = box.seal("hush".getBytes(UTF_8), "visitor-key/acme");

        assertThat(box.open(sealed, "visitor-key/acme")).asString(UTF_8).isEqualTo("hush");
        assertThat(sealed).doesNotContain("hush");
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(box.seal("hush".getBytes(UTF_8), "p")).isNotEqualTo(box.seal("hush".getBytes(UTF_8), "p"));
    }

    @Test
    void doesNotOpenForAnotherPurposeOrAccount() {
        String sealed = box.seal("hush".getBytes(UTF_8), "visitor-key/acme");

        assertThatThrownBy(() -> box.open(sealed, "visitor-key/other")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotOpenWhatWasAltered() {
        String sealed = box.seal("hush".getBytes(UTF_8), "p");
        char last = sealed.charAt(sealed.length() - 2);
        String altered = sealed.substring(0, sealed.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + sealed.charAt(sealed.length() - 1);

        assertThatThrownBy(() -> box.open(altered, "p")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box.open("v1.AAAA", "p")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box.open("plain", "p")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyOfTheWrongLength() {
        assertThatThrownBy(() -> SecretBox.of("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }
}
