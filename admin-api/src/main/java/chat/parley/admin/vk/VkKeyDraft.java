package chat.parley.admin.vk;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.settings.Setting;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A community as it is, but for its access key.
 *
 * @param key in clear
 */
record VkKeyDraft(@Nullable Long version, String key) implements Draft<Setting.Channel> {
    static final String KIND = "vk";
    private static final String ACCESS_KEY = "accessKey";

    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        Setting.Channel present = Objects.requireNonNull(place.present());
        if (!present.kind().value().equals(KIND)) {
            fields.refuse("kind", "is no community of VK");
            return present;
        }
        var secrets = new TreeMap<>(present.secrets());
        secrets.put(ACCESS_KEY, key);
        return new Setting.Channel(
                present.accountId(),
                place.version(),
                false,
                present.channelId(),
                present.kind(),
                present.name(),
                present.departmentId(),
                present.enabled(),
                present.allowedOrigins(),
                present.tags(),
                present.config(),
                secrets);
    }

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "VkKeyDraft[]";
    }
}
