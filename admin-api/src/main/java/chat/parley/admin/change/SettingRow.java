package chat.parley.admin.change;

import chat.parley.contracts.settings.Setting;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A setting of any kind, as it is stored: whole, as other services read it. */
@Entity
@Table(name = "setting")
public class SettingRow {
    /** The key of its record on the topic: account, kind and id. */
    @Id
    @Column(name = "key")
    public String key;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "kind")
    public String kind;

    @Column(name = "id")
    public String id;

    @Column(name = "version")
    public long version;

    @Column(name = "removed")
    public boolean removed;

    /** JSON of the setting. */
    @Column(name = "body", columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    public String body;

    static String kindOf(Class<? extends Setting> type) {
        return type.getSimpleName();
    }

    /** Takes over everything of {@code setting}. */
    SettingRow with(Setting setting) {
        key = setting.key();
        accountId = setting.accountId().value();
        kind = kindOf(setting.getClass());
        id = setting.id();
        version = setting.version();
        removed = setting.removed();
        body = Json.text(setting);
        return this;
    }

    public Setting setting() {
        try {
            return Json.mapper().readValue(body, Setting.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds only settings: " + key, e);
        }
    }

    /** The setting as it is once it is gone. */
    static <S extends Setting> S gone(S setting, long version) {
        ObjectNode tree = Json.mapper().valueToTree(setting);
        tree.put("version", version).put("removed", true);
        @SuppressWarnings("unchecked")
        var type = (Class<S>) setting.getClass();
        return Json.mapper().convertValue(tree, type);
    }
}
