package chat.parley.integration.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.id.AccountId;
import chat.parley.egress.Endpoint;
import chat.parley.egress.WebhookSignature;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.handler.HandlerPayload;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The calls that automation rules ask for [T-07]: each address of an account is a destination of its own, made with the
 * first call, so that order, pauses and the log are as with every other.
 */
@ApplicationScoped
class RuleStore {
    static final String TYPE = "WebhookRequested";

    private static final Logger LOG = Logger.getLogger(RuleStore.class);

    private final DestinationStore destinations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RuleStore(DestinationStore destinations, Clock clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    /** The delivery that the event asks for; empty when its address is none. */
    Optional<NewDelivery> delivery(Connection connection, Happening happening, DialogFacts facts) throws SQLException {
        String url = happening.event().path("url").asText();
        Endpoint endpoint;
        try {
            endpoint = Endpoint.parse(url);
        } catch (ContractViolation e) {
            LOG.errorf(
                    "a rule of account %s asks for an address that is none",
                    happening.accountId().value());
            return Optional.empty();
        }
        String id = id(happening.accountId(), url);
        if (destinations.find(connection, id).isEmpty()) {
            destinations.insert(
                    connection,
                    Destination.fresh(
                            happening.accountId(),
                            id,
                            DestinationKind.RULE,
                            "",
                            endpoint,
                            true,
                            WebhookSignature.newSecret(random),
                            clock.instant()));
        }
        return Optional.of(
                happening.to(id, TYPE, HandlerPayload.withDialog(TYPE, happening.at(), happening.event(), facts)));
    }

    /** The same for the same address of the same account. */
    private static String id(AccountId account, String url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((account.value() + "\n" + url).getBytes(UTF_8));
            return "rule-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
