package chat.parley.ingest.media;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PictureId;
import chat.parley.persistence.TransactionStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** What is known of the pictures that accounts show to everybody; their bytes are in the {@link MediaStore}. */
public final class PictureStore {
    private final TransactionStore transactions;

    public PictureStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** A picture and whose it is. */
    public record Picture(PictureId pictureId, AccountId accountId, String mediaType, long size) {}

    public void add(Picture picture, Instant now) {
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO picture (picture_id, account_id, media_type, size, created_at)"
                            + " VALUES (?, ?, ?, ?, ?)")) {
                statement.setString(1, picture.pictureId().value());
                statement.setString(2, picture.accountId().value());
                statement.setString(3, picture.mediaType());
                statement.setLong(4, picture.size());
                statement.setTimestamp(5, Timestamp.from(now));
                return statement.executeUpdate();
            }
        });
    }

    public Optional<Picture> find(PictureId id) {
        return transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT * FROM picture WHERE picture_id = ?")) {
                statement.setString(1, id.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Picture(
                                    id,
                                    new AccountId(row.getString("account_id")),
                                    row.getString("media_type"),
                                    row.getLong("size")))
                            : Optional.empty();
                }
            }
        });
    }

    /** Whether it was there and the account's. */
    public boolean remove(AccountId account, PictureId id) {
        return transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM picture WHERE picture_id = ? AND account_id = ?")) {
                statement.setString(1, id.value());
                statement.setString(2, account.value());
                return statement.executeUpdate() == 1;
            }
        });
    }
}
