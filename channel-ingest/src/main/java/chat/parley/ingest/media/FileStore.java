package chat.parley.ingest.media;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.persistence.TransactionStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of files; their bytes are in the {@link MediaStore}. */
public final class FileStore {
    private final TransactionStore transactions;

    public FileStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** Notes a file; one that is known already stays as it is. */
    public void add(KeptFile file, String sha256, Instant now) {
        Attachment attachment = file.attachment();
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO file (file_id, account_id,"
                    + " conversation_id, kind, name, media_type, size, sha256, width, height, seconds, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                statement.setString(1, attachment.attachmentId().value());
                statement.setString(2, file.accountId().value());
                statement.setString(3, file.conversationId().value());
                statement.setString(4, attachment.kind().name().toLowerCase(Locale.ROOT));
                statement.setString(5, attachment.name());
                statement.setString(6, attachment.mediaType());
                statement.setLong(7, attachment.size());
                statement.setString(8, sha256);
                statement.setObject(9, attachment.width());
                statement.setObject(10, attachment.height());
                statement.setObject(11, attachment.seconds());
                statement.setTimestamp(12, Timestamp.from(now));
                return statement.executeUpdate();
            }
        });
    }

    public Optional<KeptFile> find(AttachmentId id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those of {@code ids} that there are. */
    public List<KeptFile> find(Collection<AttachmentId> ids) {
        return transactions.run(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT * FROM file WHERE file_id = ANY (?)")) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text", ids.stream().map(AttachmentId::value).toArray()));
                var found = new ArrayList<KeptFile>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(read(row));
                    }
                }
                return List.copyOf(found);
            }
        });
    }

    private static KeptFile read(ResultSet row) throws SQLException {
        return new KeptFile(
                new AccountId(row.getString("account_id")),
                new ConversationId(row.getString("conversation_id")),
                new Attachment(
                        new AttachmentId(row.getString("file_id")),
                        AttachmentKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        number(row, "width"),
                        number(row, "height"),
                        number(row, "seconds")));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
