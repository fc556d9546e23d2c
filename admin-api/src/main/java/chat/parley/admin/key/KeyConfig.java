package chat.parley.admin.key;

import io.smallrye.config.ConfigMapping;

/** The installation's secret. */
@ConfigMapping(prefix = "parley.key")
public interface KeyConfig {
    /** Base64 of 32 bytes, the same in every service: what secrets are sealed with. */
    String secret();
}
