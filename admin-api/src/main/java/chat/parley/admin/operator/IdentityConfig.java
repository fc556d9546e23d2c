package chat.parley.admin.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Keycloak is reached for changing logins. */
@ConfigMapping(prefix = "parley.identity")
public interface IdentityConfig {
    /** Keycloak's own base address, for example {@code http://127.0.0.1:8180/auth}; without it no operator is created. */
    Optional<String> url();

    /** The realm of the operators and of the client below. */
    @WithDefault("parley")
    String realm();

    /** A confidential client whose service account may manage users and read realm roles. */
    Optional<String> clientId();

    /** Its secret. */
    Optional<String> clientSecret();

    /** How long one request may take. */
    @WithDefault("5s")
    Duration patience();
}
