package chat.parley.integration.installation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Webhooks and their deliveries. */
@ConfigMapping(prefix = "parley.integration")
public interface IntegrationConfig {
    /** Base64 of the 32 bytes that the suite seals secrets with. */
    String secretKey();

    /** Where dialog-service answers its bulk feed. */
    URI dialogService();

    /** Where channel-ingest says how files are had. */
    URI channelIngest();

    /** The door's own address, which links begin with. */
    URI door();

    /**
     * Where CRMs are, by their names, if not where their vendors have them; what an account has entered stands in
     * braces, for example {@code {subdomain}}.
     */
    Map<String, String> crm();

    /** Whether endpoints may have private addresses; only for trials on one machine. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** Attempts under way at once, over all endpoints. */
    @WithDefault("256")
    int attemptsAtOnce();

    /** Attempts under way at once at one endpoint, so that a slow one holds up nobody else. */
    @WithDefault("4")
    int attemptsPerDestination();

    /** How long an endpoint may take to answer. */
    @WithDefault("15s")
    Duration answerPatience();

    /** How long a bot may take to say that it has heard; then it is asked again, twice. */
    @WithDefault("3s")
    Duration botPatience();

    /** How long to wait after an attempt that failed; three times as long after each further one. */
    @WithDefault("5s")
    Duration firstPause();

    /** How often due deliveries are looked for when nothing says that there are new ones. */
    @WithDefault("500ms")
    Duration pace();

    /** How often exports of contacts are looked for when nothing says that one was begun. */
    @WithDefault("5s")
    Duration exportPace();

    /** For how long finished deliveries are kept, and what the events said of a dialog. */
    @WithDefault("30d")
    Duration keep();

    /** Whether administrators may read in the log what was sent, which holds what people wrote. */
    @WithDefault("true")
    boolean showBodies();

    /** For how long deliveries are also signed with the secret that was replaced. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How much a bot may say at once. */
    @WithDefault("100")
    int botBurst();

    /** How much more a bot may say each second. */
    @WithDefault("20")
    int botPerSecond();

    /** Bots an account may have. */
    @WithDefault("20")
    int botsPerAccount();

    /** Webhooks an account may have. */
    @WithDefault("50")
    int webhooksPerAccount();

    /** Tokens for the partners' API that an account may have. */
    @WithDefault("50")
    int tokensPerAccount();

    /** Calls that a token may make at once, at each replica. */
    @WithDefault("100")
    int callsAtOnce();

    /** Calls that a token gets back each second, at each replica. */
    @WithDefault("10")
    int callsPerSecond();
}
