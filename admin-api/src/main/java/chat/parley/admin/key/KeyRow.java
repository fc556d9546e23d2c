package chat.parley.admin.key;

import chat.parley.admin.change.SettingRow;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An account's keys, as they are stored: secrets only as ciphertext. */
@Entity
@Table(name = "account_keys")
public class KeyRow extends SettingRow {
    @Id
    @Column(name = "account_id")
    public String accountId;

    @Column(name = "conversation_key")
    public String conversationKey;

    @Column(name = "visitor_key_id")
    public String visitorKeyId;

    @Column(name = "visitor_public_key")
    public String visitorPublicKey;

    @Column(name = "visitor_private_key")
    public String visitorPrivateKey;

    KeyRow with(Setting.Keys setting) {
        accountId = setting.accountId().value();
        version = setting.version();
        removed = setting.removed();
        conversationKey = setting.conversationKey();
        visitorKeyId = setting.visitorKeyId();
        visitorPublicKey = setting.visitorPublicKey();
        visitorPrivateKey = setting.visitorPrivateKey();
        return this;
    }

    @Override
    public Setting.Keys setting() {
        return new Setting.Keys(
                new AccountId(accountId),
                version,
                removed,
                conversationKey,
                visitorKeyId,
                visitorPublicKey,
                visitorPrivateKey);
    }
}
