package chat.parley.admin.channel;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.contracts.settings.Setting;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading and changing channels. */
@Path("/api/admin/channels")
@Authenticated
@Tag(
        name = "Channels",
        description = "What visitors write through. A secret is never answered; secretNames says which there are.")
public class ChannelResource extends ListedResource<Setting.Channel, ChannelDraft> {
    public ChannelResource(SettingResource settings) {
        super(settings, Setting.Channel.class);
    }
}
