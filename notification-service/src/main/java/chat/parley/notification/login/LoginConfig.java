package chat.parley.notification.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Whose access tokens are good. */
@ConfigMapping(prefix = "parley.login")
public interface LoginConfig {
    /** The {@code iss} claim, exactly. */
    String issuer();

    /** Where the issuer's public keys are fetched. */
    URI keys();

    /** What the {@code aud} claim must contain. */
    @WithDefault("parley")
    String audience();

    /** How long fetched keys are used before they are fetched again; an unknown key id fetches at once. */
    @WithDefault("10m")
    Duration keysLifetime();
}
