package chat.parley.admin.channel;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A web channel as it is, but for its key. */
record NewKeyDraft(@Nullable Long version, IdentityKeys keys, String key) implements Draft<Setting.Channel> {
    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        Setting.Channel present = Objects.requireNonNull(place.present());
        if (!present.kind().equals(ChannelKind.WEB)) {
            fields.refuse("kind", "has no identities to sign");
            return present;
        }
        return keys.replaced(present, key, place.version());
    }
}
