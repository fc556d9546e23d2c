package chat.parley.admin.vk;

import chat.parley.admin.change.SettingResource;
import chat.parley.admin.console.ConsoleConfig;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connecting a community by a permission [C-05]: there by a redirect of the browser, back with a code. */
@Path("/api/admin/vk-connections")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "What visitors write through.")
public class VkConnectionResource {
    private static final int LONGEST_CODE = 500;

    private final SettingResource settings;
    private final VkPermissionStore permissions;
    private final VkTokenClient vk;
    private final VkAppConfig config;
    private final URI back;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public VkConnectionResource(
            SettingResource settings,
            VkPermissionStore permissions,
            VkTokenClient vk,
            VkAppConfig config,
            ConsoleConfig console,
            InstantSource clock) {
        this.settings = settings;
        this.permissions = permissions;
        this.vk = vk;
        this.config = config;
        this.back = URI.create(console.door().toString().replaceAll("/+$", "") + "/console/admin/channels");
        this.clock = clock;
    }

    /** Whether there is an application to connect by. */
    public record Offer(boolean offered) {}

    /** For which channel, which names its community. */
    public record Wanted(@Nullable String channelId) {}

    /** Where the administrator's browser goes. */
    public record Begun(URI url) {}

    /** What VK sent the browser back with. */
    public record Given(@Nullable String code) {}

    @GET
    @Operation(
            summary = "Whether communities of VK can be connected by a permission here",
            description = "For administrators.")
    public Offer offer() {
        settings.administrator();
        return new Offer(vk.isSetUp());
    }

    @POST
    @Operation(
            summary = "Begins to connect a community of VK",
            description =
                    "For administrators. The channel is saved and names its community. The url is good once, for"
                            + " ten minutes and for who asked; VK sends the browser back to the list of channels in the console.")
    public Begun begin(@Nullable Wanted wanted) {
        Caller caller = settings.administrator();
        String id = Fields.body(wanted).channelId();
        if (id == null || id.isBlank()) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "channelId is missing");
        }
        String group = group(id);
        if (!vk.isSetUp()) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "no application of VK is set up here; paste a key");
        }
        String state = VkState.fresh(random);
        Instant now = clock.instant();
        permissions.begin(
                VkState.hash(state),
                caller.accountId(),
                caller.operatorId(),
                new ChannelId(id),
                now,
                now.plus(config.lifetime()));
        return new Begun(vk.askingFor(group, state, back));
    }

    @POST
    @Path("/{id}")
    @Operation(
            summary = "Ends it with the code that VK gave",
            description = "For the administrator who began it. The code becomes the channel's access key, which nobody"
                    + " is shown. not-found for a state that was used, is too old or somebody else's; invalid-setting"
                    + " where VK gives no key for the code; either way it has to be begun anew.")
    public ObjectNode end(@PathParam("id") String state, @Nullable Given given) {
        Caller caller = settings.administrator();
        String code = Fields.body(given).code();
        ChannelId channel = permissions
                .take(VkState.hash(state), caller.accountId(), caller.operatorId(), clock.instant())
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "nothing that you began with this state"));
        if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
            throw new ProblemException(ErrorCode.INVALID_SETTING, "VK gave no code");
        }
        String key = vk.exchange(group(channel.value()), code, back);
        long version = settings.get(Setting.Channel.class, channel.value())
                .path("version")
                .asLong();
        return settings.change(Setting.Channel.class, channel.value(), new VkKeyDraft(version, key));
    }

    /** The community that a channel of the caller's account names. */
    private String group(String channelId) {
        JsonNode channel = settings.get(Setting.Channel.class, channelId);
        String group = channel.path("config").path("groupId").asText();
        if (!channel.path("kind").asText().equals(VkKeyDraft.KIND) || group.isEmpty()) {
            throw new ProblemException(ErrorCode.INVALID_SETTING, "the channel names no community of VK");
        }
        return group;
    }
}
