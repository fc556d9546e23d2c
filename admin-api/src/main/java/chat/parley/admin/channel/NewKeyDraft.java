package chat.parley.admin.channel;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The channel as it is, but for its key. */
record NewKeyDraft(@Nullable Long version, UnaryOperator<Setting.Channel> key) implements Draft<Setting.Channel> {
    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        Setting.Channel present = Objects.requireNonNull(place.present());
        if (!present.kind().equals(ChannelKind.WEB)) {
            fields.refuse("kind", "has no identities to sign");
            return present;
        }
        return key.apply(new Setting.Channel(
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
                present.secrets()));
    }
}
