package chat.parley.integration.partner;

import chat.parley.contracts.id.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Partners' tokens in the database. */
@ApplicationScoped
class PartnerTokenStore {
    /** The last use is written at most this often, so that reading costs no write. */
    private static final Duration USE_GRAIN = Duration.ofMinutes(1);

    void insert(Connection connection, PartnerToken token, byte[] hash) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO partner_token (token_id, account_id, name, scopes, hash,"
                        + " created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, token.tokenId());
            statement.setString(2, token.accountId().value());
            statement.setString(3, token.name());
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", token.scopes().stream().map(Scope::text).toArray()));
            statement.setBytes(5, hash);
            statement.setTimestamp(6, Timestamp.from(token.createdAt()));
            statement.setString(7, token.createdBy());
            statement.executeUpdate();
        }
    }

    /** The account's tokens that are good, oldest first. */
    List<PartnerToken> list(Connection connection, AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM partner_token WHERE account_id = ? AND revoked_at IS NULL ORDER BY created_at, token_id")) {
            statement.setString(1, account.value());
            var tokens = new ArrayList<PartnerToken>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tokens.add(read(row));
                }
            }
            return tokens;
        }
    }

    /** Whose token it is, if it is good now; notes that it was used. */
    Optional<PartnerToken> check(Connection connection, TokenText text, Instant now) throws SQLException {
        PartnerToken token;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM partner_token WHERE token_id = ? AND revoked_at IS NULL")) {
            statement.setString(1, text.tokenId());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !MessageDigest.isEqual(row.getBytes("hash"), text.hash())) {
                    return Optional.empty();
                }
                token = read(row);
            }
        }
        Instant last = token.lastUsedAt();
        if (last == null || last.isBefore(now.minus(USE_GRAIN))) {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE partner_token SET last_used_at = ? WHERE token_id = ?")) {
                statement.setTimestamp(1, Timestamp.from(now));
                statement.setString(2, token.tokenId());
                statement.executeUpdate();
            }
        }
        return Optional.of(token);
    }

    /** False when the account has no such token, or has revoked it before. */
    boolean revoke(Connection connection, AccountId account, String tokenId, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE partner_token SET revoked_at = ?"
                + " WHERE account_id = ? AND token_id = ? AND revoked_at IS NULL")) {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, account.value());
            statement.setString(3, tokenId);
            return statement.executeUpdate() == 1;
        }
    }

    private static PartnerToken read(ResultSet row) throws SQLException {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String scope : (String[]) row.getArray("scopes").getArray()) {
            Scope.of(scope).ifPresent(scopes::add);
        }
        return new PartnerToken(
                row.getString("token_id"),
                new AccountId(row.getString("account_id")),
                row.getString("name"),
                scopes,
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row.getTimestamp("last_used_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
