package chat.parley.admin.channel;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel as it is answered; the fields are explained at {@link ChannelDraft}. */
@Schema(description = "What visitors write through.")
public record ChannelView(
        ChannelId channelId,
        long version,
        ChannelKind kind,
        String name,
        @Nullable DepartmentId departmentId,
        boolean enabled,
        Set<String> allowedOrigins) {
    static ChannelView of(Setting.Channel channel) {
        return new ChannelView(
                channel.channelId(),
                channel.version(),
                channel.kind(),
                channel.name(),
                channel.departmentId(),
                channel.enabled(),
                channel.allowedOrigins());
    }

    /** All of them, by name. */
    @Schema(name = "ChannelList")
    public record Rows(List<ChannelView> rows) {}
}
