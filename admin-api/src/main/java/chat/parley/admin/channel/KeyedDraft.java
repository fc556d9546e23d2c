package chat.parley.admin.channel;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.settings.Setting;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A channel as an administrator wants it, with the key it needs. */
record KeyedDraft(ChannelDraft draft, UnaryOperator<Setting.Channel> key) implements Draft<Setting.Channel> {
    @Override
    public @Nullable Long version() {
        return draft.version();
    }

    @Override
    public Setting.Channel read(Fields fields, Place<Setting.Channel> place) {
        return key.apply(draft.read(fields, place));
    }
}
