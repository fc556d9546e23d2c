package chat.parley.ingest.kit;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One configured channel, its secrets opened. Whatever it is written to shows no secret.
 *
 * @param version of the setting it was made from
 * @param language ISO 639-1 of dialogs whose visitor's language nobody says
 * @param departmentId where its dialogs go; null for any [B-03]
 * @param config what is set for it beside the secrets
 * @param secrets in clear, by name
 */
public record ChannelConnection(
        AccountId accountId,
        ChannelId channelId,
        ChannelKind kind,
        long version,
        String language,
        @Nullable DepartmentId departmentId,
        Map<String, String> config,
        Map<String, String> secrets) {
    public ChannelConnection {
        config = Map.copyOf(config);
        secrets = Map.copyOf(secrets);
    }

    /** Empty where it is not set. */
    public String secret(String name) {
        return secrets.getOrDefault(name, "");
    }

    /** What is set, else {@code otherwise}. */
    public String config(String name, String otherwise) {
        return config.getOrDefault(name, otherwise);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return kind + " channel " + channelId + " of " + accountId + ", version " + version;
    }
}
