package chat.parley.admin.channel;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.admin.key.OwnSecrets;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel as it is, but for one of the secrets that we choose. */
record NewKeyDraft(@Nullable Long version, IdentityKeys keys, String name, String key)
        implements Draft<Setting.Channel> {
    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        Setting.Channel present = Objects.requireNonNull(place.present());
        String kind = present.kind().value();
        boolean identity = name.equals(IdentityKeys.IDENTITY) && kind.equals(ChannelKind.WEB.value());
        if (!identity && !OwnSecrets.isShown(kind, name)) {
            fields.refuse("kind", "has no such secret to make anew");
            return present;
        }
        return keys.replaced(present, name, key, place.version());
    }
}
