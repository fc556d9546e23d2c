package chat.parley.admin.channel;

import chat.parley.admin.change.ListedResource;
import chat.parley.admin.change.SettingResource;
import chat.parley.admin.field.Fields;
import chat.parley.admin.key.OwnSecrets;
import chat.parley.contracts.settings.Setting;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading and changing channels, and the keys of web channels. */
@Path("/api/admin/channels")
@Authenticated
@Tag(
        name = "Channels",
        description = "What visitors write through. A secret is never answered; secretNames says which there are.")
public class ChannelResource extends ListedResource<Setting.Channel, ChannelDraft> {
    private final IdentityKeys keys;
    private final OwnSecrets own;

    public ChannelResource(SettingResource settings, IdentityKeys keys, OwnSecrets own) {
        super(settings, Setting.Channel.class);
        this.keys = keys;
        this.own = own;
    }

    /** Which channel is meant. */
    @Schema(description = "Which version of the channel gets a new key.")
    public record KeyWanted(@Nullable Long version) {}

    @POST
    @Path("/{id}/identity-key")
    @Operation(
            summary = "Makes a new key for verified visitors",
            description = "For administrators. The answer is the channel with, this once, identityKey; the key before"
                    + " stays good for a week. Refused with version-conflict when somebody else saved first.")
    public ObjectNode newKey(@PathParam("id") String id, @Nullable KeyWanted wanted) {
        settings.administrator();
        String key = keys.fresh();
        return settings.change(
                        Setting.Channel.class,
                        id,
                        new NewKeyDraft(Fields.body(wanted).version(), keys, IdentityKeys.IDENTITY, key))
                .put("identityKey", key);
    }

    @POST
    @Path("/{id}/secrets/{name}")
    @Operation(
            summary = "Makes one of the secrets anew that Parley chooses",
            description = "For administrators: token and signing of a custom app, hook of e-mail. The answer is the"
                    + " channel with, this once, secret; the one before stays good for a week.")
    public ObjectNode newSecret(
            @PathParam("id") String id, @PathParam("name") String name, @Nullable KeyWanted wanted) {
        settings.administrator();
        String secret = own.fresh(name);
        return settings.change(
                        Setting.Channel.class,
                        id,
                        new NewKeyDraft(Fields.body(wanted).version(), keys, name, secret))
                .put("secret", secret);
    }
}
