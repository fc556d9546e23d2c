package chat.parley.ingest.inbound;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.persistence.TransactionStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which conversation is whose at the provider, and which message is which. */
public final class AddressStore {
    private static final int REMEMBERED = 50_000;
    /** Another replica may have erased an address that this one remembers; it is written down again after this. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final TransactionStore transactions;
    /** Addresses written down already; the one longest unused is forgotten first. */
    private final Map<ConversationId, Written> written = new LinkedHashMap<>(64, 0.75f, true);

    /** What dialog-service was told of visitors already, by this process. */
    private final Map<ConversationId, VisitorCard> told = new LinkedHashMap<>(64, 0.75f, true);

    private record Written(Address address, Instant at) {
        private boolean holds(Address other, Instant now) {
            return address.equals(other) && now.isBefore(at.plus(TRUSTED));
        }
    }

    public AddressStore(TransactionStore transactions) {
        this.transactions = transactions;
    }

    /** Writes the address down unless it is known as it is. */
    public void note(Address address, Instant now) {
        synchronized (written) {
            Written known = written.get(address.conversationId());
            if (known != null && known.holds(address, now)) {
                return;
            }
        }
        transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO address (account_id,"
                    + " conversation_id, channel_id, channel_kind, external_id, visitor_id, name, seen_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, conversation_id) DO UPDATE SET"
                    + " name = COALESCE(excluded.name, address.name), seen_at = excluded.seen_at")) {
                statement.setString(1, address.accountId().value());
                statement.setString(2, address.conversationId().value());
                statement.setString(3, address.channelId().value());
                statement.setString(4, address.channelKind().value());
                statement.setString(5, address.externalId());
                statement.setString(6, address.visitorId().value());
                statement.setString(7, address.name());
                statement.setTimestamp(8, Timestamp.from(now));
                return statement.executeUpdate();
            }
        });
        synchronized (written) {
            written.put(address.conversationId(), new Written(address, now));
            if (written.size() > REMEMBERED) {
                var oldest = written.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** The address was erased; this process writes it down again when the visitor writes again. */
    public void forget(ConversationId conversation) {
        synchronized (written) {
            written.remove(conversation);
        }
        synchronized (told) {
            told.remove(conversation);
        }
    }

    /** Whether this process has told just that of the visitor. */
    public boolean isTold(ConversationId conversation, VisitorCard card) {
        synchronized (told) {
            return card.equals(told.get(conversation));
        }
    }

    public void told(ConversationId conversation, VisitorCard card) {
        synchronized (told) {
            told.put(conversation, card);
            if (told.size() > REMEMBERED) {
                var oldest = told.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** What the visitor is called, as far as it was ever said. */
    public Optional<String> nameOf(AccountId account, ConversationId conversation) {
        synchronized (written) {
            Written known = written.get(conversation);
            if (known != null) {
                return Optional.ofNullable(known.address().name());
            }
        }
        return find(account, conversation).map(Address::name);
    }

    public Optional<Address> find(AccountId account, ConversationId conversation) {
        return transactions
                .run(connection -> Optional.ofNullable(
                        find(connection, java.util.List.of(conversation)).get(conversation)))
                .filter(address -> address.accountId().equals(account));
    }

    /** The addresses of those of {@code conversations} that are not of the web chat. */
    public Map<ConversationId, Address> find(Connection connection, Collection<ConversationId> conversations)
            throws SQLException {
        var found = new HashMap<ConversationId, Address>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM address WHERE conversation_id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            conversations.stream().map(ConversationId::value).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var address = new Address(
                            new AccountId(row.getString("account_id")),
                            new ConversationId(row.getString("conversation_id")),
                            new ChannelId(row.getString("channel_id")),
                            new ChannelKind(row.getString("channel_kind")),
                            row.getString("external_id"),
                            new VisitorId(row.getString("visitor_id")),
                            row.getString("name"));
                    found.put(address.conversationId(), address);
                }
            }
        }
        return found;
    }

    /** Notes that this message of ours is that one of the provider's. */
    public void link(
            Connection connection,
            AccountId account,
            ConversationId conversation,
            MessageId message,
            String externalId,
            Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO message_link (account_id,"
                + " conversation_id, message_id, external_id, created_at) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
            statement.setString(1, account.value());
            statement.setString(2, conversation.value());
            statement.setString(3, message.value());
            statement.setString(4, externalId);
            statement.setTimestamp(5, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    /** The visitor wrote. */
    public void wrote(Connection connection, AccountId account, ConversationId conversation, Instant at)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE address SET wrote_at = GREATEST(COALESCE(wrote_at, ?), ?)"
                        + " WHERE account_id = ? AND conversation_id = ?")) {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setString(3, account.value());
            statement.setString(4, conversation.value());
            statement.executeUpdate();
        }
    }

    /** When the visitor wrote last; empty where that was not noted. */
    public Optional<Instant> wroteAt(Connection connection, AccountId account, ConversationId conversation)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT wrote_at FROM address WHERE account_id = ? AND conversation_id = ?")) {
            statement.setString(1, account.value());
            statement.setString(2, conversation.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getTimestamp("wrote_at")).map(Timestamp::toInstant)
                        : Optional.empty();
            }
        }
    }

    /** Which message of ours the provider means. */
    public Optional<MessageId> ours(AccountId account, ConversationId conversation, String externalId) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT message_id FROM message_link"
                    + " WHERE account_id = ? AND conversation_id = ? AND external_id = ?")) {
                statement.setString(1, account.value());
                statement.setString(2, conversation.value());
                statement.setString(3, externalId);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new MessageId(row.getString(1))) : Optional.<MessageId>empty();
                }
            }
        });
    }

    /** What the provider calls our message; of one that was sent in pieces, the first. */
    public Optional<String> theirs(
            Connection connection, AccountId account, ConversationId conversation, MessageId message)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT external_id FROM message_link"
                + " WHERE account_id = ? AND conversation_id = ? AND message_id = ? ORDER BY created_at LIMIT 1")) {
            statement.setString(1, account.value());
            statement.setString(2, conversation.value());
            statement.setString(3, message.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
