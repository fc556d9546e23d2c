package chat.parley.admin.vk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Parley's own application at VK, by which communities are connected; without one keys are pasted. */
@ConfigMapping(prefix = "parley.vk-app")
public interface VkAppConfig {
    /** Where VK asks for permissions and gives tokens. */
    @WithDefault("https://oauth.vk.com")
    URI authority();

    /** The application's id at VK; left out where there is none. */
    Optional<String> clientId();

    /** Its protected key. */
    Optional<String> clientSecret();

    /** How long an administrator may take to give the permission. */
    @WithDefault("10m")
    Duration lifetime();

    /** How long VK may take to answer. */
    @WithDefault("10s")
    Duration patience();
}
