package chat.parley.integration.crm;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.destination.CircuitStore;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.destination.DestinationKind;
import chat.parley.integration.destination.DestinationStore;
import chat.parley.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections to CRMs, and the records that dialogs became, in the database. */
@ApplicationScoped
public class CrmStore {
    private final DestinationStore destinations;
    private final CircuitStore circuits;

    public CrmStore(DestinationStore destinations, CircuitStore circuits) {
        this.destinations = destinations;
        this.circuits = circuits;
    }

    /** The live connections of these accounts. */
    public List<DestinationStore.Listening> listening(Connection connection, Collection<AccountId> accounts)
            throws SQLException {
        return destinations.listening(connection, DestinationKind.CRM, false, accounts);
    }

    /** The account's connection to the CRM of this name; empty when it has none. */
    public Optional<Destination> find(Connection connection, AccountId account, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM destination WHERE account_id = ? AND name = ? AND kind = 'crm'")) {
            statement.setString(1, account.value());
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(destinations.read(row)) : Optional.empty();
            }
        }
    }

    /** The live connection with this id, of whatever account. */
    Optional<Destination> connected(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM destination WHERE destination_id = ? AND kind = 'crm' AND enabled")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(destinations.read(row)) : Optional.empty();
            }
        }
    }

    /** How the connection is set. */
    public CrmSettings settings(Connection connection, String destinationId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT settings FROM crm_connection WHERE destination_id = ?")) {
            statement.setString(1, destinationId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Json.mapper().readValue(row.getString(1), CrmSettings.class);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("settings are kept as JSON", e);
        }
    }

    /** Makes the connection, or changes it; false when somebody else saved first. */
    public boolean save(Connection connection, Destination destination, CrmSettings settings) throws SQLException {
        boolean saved = destination.version() == 1
                ? destinations.insert(connection, destination)
                : destinations.update(connection, destination);
        if (!saved) {
            return false;
        }
        circuits.reset(connection, destination.destinationId());
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO crm_connection (destination_id,"
                + " settings) VALUES (?, ?) ON CONFLICT (destination_id) DO UPDATE SET settings = EXCLUDED.settings")) {
            statement.setString(1, destination.destinationId());
            statement.setString(2, Json.text(settings));
            statement.executeUpdate();
        }
        return true;
    }

    /** Removes the connection, its log and what it knows of records; false when there is none. */
    public boolean delete(Connection connection, Destination destination) throws SQLException {
        return destinations.delete(
                connection, destination.accountId(), destination.destinationId(), DestinationKind.CRM);
    }

    /** The id of the dialog's record; empty while there is none. */
    public Optional<String> record(Connection connection, String destinationId, String dialogId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT record_id FROM crm_record WHERE destination_id = ? AND dialog_id = ?")) {
            statement.setString(1, destinationId);
            statement.setString(2, dialogId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The files of the dialog that its record has. */
    Set<String> files(Connection connection, String destinationId, String dialogId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT attachment_id FROM crm_file WHERE destination_id = ? AND dialog_id = ?")) {
            statement.setString(1, destinationId);
            statement.setString(2, dialogId);
            var files = new HashSet<String>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    files.add(row.getString(1));
                }
            }
            return files;
        }
    }

    /** Remembers a file that the dialog's record has. */
    boolean rememberFile(Connection connection, String destinationId, String dialogId, String attachmentId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO crm_file (destination_id,"
                + " dialog_id, attachment_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, destinationId);
            statement.setString(2, dialogId);
            statement.setString(3, attachmentId);
            return statement.executeUpdate() == 1;
        }
    }

    /** Where people open the dialog's records; those of connections that are gone are not told. */
    List<RecordLink> links(Connection connection, AccountId account, DialogId dialogId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT name, link FROM destination"
                + " JOIN crm_record USING (destination_id) WHERE account_id = ? AND kind = 'crm' AND dialog_id = ?"
                + " AND link <> '' ORDER BY name")) {
            statement.setString(1, account.value());
            statement.setString(2, dialogId.value());
            var links = new ArrayList<RecordLink>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = row.getString(1);
                    links.add(new RecordLink(
                            Vendors.named(name).map(CrmVendor::title).orElse(name), row.getString(2)));
                }
            }
            return links;
        }
    }

    /** Those of these dialogs that have a record. */
    public Set<String> recorded(Connection connection, String destinationId, Set<String> dialogIds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT dialog_id FROM crm_record WHERE destination_id = ? AND dialog_id = ANY (?)")) {
            statement.setString(1, destinationId);
            statement.setArray(2, connection.createArrayOf("text", dialogIds.toArray()));
            var found = new HashSet<String>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        }
    }

    /**
     * The dialog that became this record: the named one, or the newest.
     *
     * @param dialogId null where the CRM does not say which
     * @return empty when it was another, or none, or before conversations were kept and nothing is known of it any more
     */
    Optional<Recorded> dialog(Connection connection, String destinationId, String recordId, @Nullable String dialogId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT dialog_id, conversation_id FROM crm_record WHERE destination_id = ? AND record_id = ?"
                        + " AND conversation_id <> '' AND dialog_id = COALESCE(?, dialog_id)"
                        + " ORDER BY created_at DESC LIMIT 1")) {
            statement.setString(1, destinationId);
            statement.setString(2, recordId);
            statement.setString(3, dialogId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Recorded(new DialogId(row.getString(1)), new ConversationId(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    /** Remembers the record that a dialog became. */
    public boolean remember(
            Connection connection, String destinationId, Recorded dialog, CrmAnswer.Done done, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO crm_record (destination_id,"
                + " dialog_id, conversation_id, record_id, link, created_at) VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
            statement.setString(1, destinationId);
            statement.setString(2, dialog.dialogId().value());
            statement.setString(3, dialog.conversationId().value());
            statement.setString(4, done.recordId());
            statement.setString(5, done.link());
            statement.setTimestamp(6, Timestamp.from(now));
            return statement.executeUpdate() == 1;
        }
    }
}
