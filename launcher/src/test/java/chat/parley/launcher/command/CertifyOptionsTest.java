package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code ./parley certify-channel} understands. */
@Tag("B-12")
class CertifyOptionsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void anAddressAndASecretAreNeeded() throws UsageException {
        var options = CertifyOptions.parse(List.of("https://app.example/hook", "--secret", SECRET), null);

        assertThat(options.url()).isEqualTo(URI.create("https://app.example/hook"));
        assertThat(CertifyOptions.parse(List.of("http://localhost:1/"), SECRET).secret())
                .isEqualTo(SECRET);
        assertThatThrownBy(() -> CertifyOptions.parse(List.of("https://app.example/"), null))
                .hasMessageContaining("PARLEY_WEBHOOK_SECRET");
        assertThatThrownBy(() -> CertifyOptions.parse(List.of(), SECRET)).hasMessageContaining("needs the address");
    }

    @Test
    void whatIsNoneIsSaid() {
        assertThatThrownBy(() -> CertifyOptions.parse(List.of("ftp://app.example/"), SECRET))
                .hasMessageStartingWith("Not an address");
        assertThatThrownBy(() -> CertifyOptions.parse(List.of("https://app.example/", "--secret", "x"), null))
                .hasMessageContaining("whsec_");
        assertThatThrownBy(() -> CertifyOptions.parse(List.of("https://app.example/", "--fast"), SECRET))
                .hasMessageContaining("no option --fast");
    }
}
