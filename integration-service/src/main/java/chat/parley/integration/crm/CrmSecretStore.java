package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.destination.Destination;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Secrets of connections to CRMs and the tokens that these gave, in the database; only sealed. */
@ApplicationScoped
class CrmSecretStore {
    private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};
    private static final TypeReference<CrmTokens.Token> TOKEN = new TypeReference<>() {};
    private static final int STRIPES = 64;

    private final TransactionStore transactions;
    private final SecretBox box;
    private final ReentrantLock[] renewing =
            IntStream.range(0, STRIPES).mapToObj(number -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    CrmSecretStore(TransactionStore transactions, SecretBox box) {
        this.transactions = transactions;
        this.box = box;
    }

    /** The secrets of the connection by the names of their options; none while none were entered. */
    Map<String, String> secrets(Connection connection, Destination destination) throws SQLException {
        String sealed = column(connection, "secrets", destination.destinationId());
        return sealed == null ? Map.of() : open(sealed, destination, SECRETS);
    }

    /**
     * Keeps the secrets of the connection.
     *
     * @param token null keeps the one that there is
     */
    void save(
            Connection connection,
            Destination destination,
            Map<String, String> secrets,
            CrmTokens.@Nullable Token token)
            throws SQLException {
        write(connection, "secrets", destination, secrets);
        if (token != null) {
            write(connection, "token", destination, token);
        }
    }

    /** The tokens of the connection. */
    CrmTokens tokens(Destination destination) {
        ReentrantLock lock = renewing[Math.floorMod(destination.destinationId().hashCode(), STRIPES)];
        return (good, renewal) -> {
            lock.lock();
            try {
                return get(destination, good, renewal);
            } finally {
                lock.unlock();
            }
        };
    }

    private CrmTokens.Renewed get(Destination destination, Predicate<CrmTokens.Token> good, CrmTokens.Renewal renewal) {
        CrmTokens.Token kept = read(destination);
        if (kept != null && good.test(kept)) {
            return new CrmTokens.Renewed.Fresh(kept);
        }
        CrmTokens.Renewed renewed = renewal.renew(kept);
        if (renewed instanceof CrmTokens.Renewed.Fresh(var token)) {
            transactions.run(connection -> {
                write(connection, "token", destination, token);
                return true;
            });
            return renewed;
        }
        // Another process may have been first: what the token is renewed with is often good for once only.
        CrmTokens.Token now = read(destination);
        return now != null && !now.equals(kept) && good.test(now) ? new CrmTokens.Renewed.Fresh(now) : renewed;
    }

    private CrmTokens.@Nullable Token read(Destination destination) {
        return transactions
                .run(connection -> Optional.ofNullable(column(connection, "token", destination.destinationId())))
                .map(text -> open(text, destination, TOKEN))
                .orElse(null);
    }

    private static @Nullable String column(Connection connection, String column, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + column + " FROM crm_connection WHERE destination_id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private void write(Connection connection, String column, Destination destination, Object value)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE crm_connection SET " + column + " = ? WHERE destination_id = ?")) {
            statement.setString(1, box.seal(Json.bytes(value), purpose(destination)));
            statement.setString(2, destination.destinationId());
            statement.executeUpdate();
        }
    }

    private <T> T open(String sealed, Destination destination, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(new String(box.open(sealed, purpose(destination)), UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException("secrets are kept as JSON", e);
        }
    }

    private static String purpose(Destination destination) {
        return SecretPurpose.crm(destination.accountId(), destination.destinationId());
    }
}
