package chat.parley.ingest.outbound;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.ingest.connection.Connections;
import chat.parley.ingest.connection.HealthClient;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.ReplyWindow;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the account's foreign channels can, for whoever writes through them. */
@Path("/channels/abilities")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "The connections to providers, and deliveries through them.")
public class AbilityResource {
    private final CallerProducer callers;
    private final Connections connections;
    private final ChannelResource.Kinds kinds;
    private final HealthClient health;

    AbilityResource(CallerProducer callers, Connections connections, ChannelResource.Kinds kinds, HealthClient health) {
        this.callers = callers;
        this.connections = connections;
        this.kinds = kinds;
        this.health = health;
    }

    /**
     * What a channel can.
     *
     * @param textLimit a longer text goes as several messages
     * @param largestFile in bytes
     * @param abilities what it can besides, in words
     * @param replySeconds for how long after a visitor's last message they may be answered; null for at any time
     * @param writesFirst whether somebody can be written to who has not written before
     * @param title what the connected account is called at its provider, such as a community; null until it is known
     */
    public record Abilities(
            String channelId,
            ChannelKind kind,
            int textLimit,
            long largestFile,
            List<String> abilities,
            @Nullable Long replySeconds,
            boolean writesFirst,
            @Nullable String title) {}

    /** Without the web chat, which can everything. */
    public record All(List<Abilities> channels) {}

    @GET
    @Operation(summary = "What the foreign channels can", description = "For every operator.")
    public All all() {
        Caller caller = callers.caller();
        return new All(connections.all().stream()
                .filter(each -> each.accountId().equals(caller.accountId()) && !each.removed())
                .map(each -> {
                    Channel channel = Objects.requireNonNull(kinds.channels().get(each.kind()));
                    ChannelConnection connection = connections.open(each);
                    Capabilities can = channel.capabilities();
                    return new Abilities(
                            each.channelId().value(),
                            each.kind(),
                            can.textLimit(),
                            can.largestFile(),
                            can.abilities().stream()
                                    .map(ability -> ability.name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .sorted()
                                    .toList(),
                            channel.replyWindow(connection)
                                    .map(ReplyWindow::length)
                                    .map(Duration::toSeconds)
                                    .orElse(null),
                            Connections.isOn(each) && channel.writesFirst(connection),
                            health.of(connection).title());
                })
                .toList());
    }
}
