package chat.parley.admin.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the console finds the rest of the suite. */
@ConfigMapping(prefix = "parley.console")
public interface ConsoleConfig {
    /** The issuer of operators' tokens, as browsers reach it. */
    URI issuer();

    /** The suite's one origin, as browsers reach it. */
    URI door();

    /** The console's public client at the issuer. */
    @WithDefault("parley-console")
    String clientId();
}
