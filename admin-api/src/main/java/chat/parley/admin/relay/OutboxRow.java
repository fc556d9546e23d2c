package chat.parley.admin.relay;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A changed setting on its way to the topic. */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "outbox_id")
    public @Nullable Long outboxId;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "key")
    public String key;

    /** The setting's kind. */
    @Column(name = "type")
    public String type;

    @Column(name = "version")
    public long version;

    /** JSON of the setting, as it is published. */
    @Column(name = "body")
    public String body;

    @Column(name = "at")
    public Instant at;

    /** The row of a setting as it is now. */
    static OutboxRow of(Setting setting, Instant at) {
        var row = new OutboxRow();
        row.accountId = setting.accountId().value();
        row.key = setting.key();
        row.type = setting.getClass().getSimpleName();
        row.version = setting.version();
        row.body = Json.text(setting);
        row.at = at;
        return row;
    }
}
