package chat.parley.ingest.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets operators write to somebody who has not written first, where the channel allows that [N-28]. */
public final class OpeningClient {
    private final CommandOutlet commands;
    private final VisitorKeys keys;
    private final AddressStore addresses;
    private final TokenBuckets<Caller> rates;
    private final InstantSource clock;

    /** @param rates how many conversations each operator may begin */
    public OpeningClient(
            CommandOutlet commands,
            VisitorKeys keys,
            AddressStore addresses,
            TokenBuckets<Caller> rates,
            InstantSource clock) {
        this.commands = commands;
        this.keys = keys;
        this.addresses = addresses;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * Opens a dialog that is the operator's own; one that is open with this visitor stays as it is.
     *
     * @param address where the visitor is written to, as the operator says it
     * @param name what they are called; null when unknown
     * @param key the same for each try at the same thing
     * @return the conversation that the dialog is, or is about to be, in
     * @throws ProblemException with {@code invalid-request} where nobody can be written to like that,
     *     {@code rate-limited} or {@code unavailable}
     */
    public ConversationId open(
            ChannelConnection connection,
            Channel channel,
            Caller caller,
            String address,
            @Nullable String name,
            String key)
            throws InterruptedException {
        Sender stranger = channel.stranger(connection, address)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.INVALID_REQUEST, "nobody can be written to first at this address by this channel"));
        long wait = rates.take(caller);
        if (wait > 0) {
            throw new ProblemException(Problem.rateLimited(CommandLimits.seconds(wait)));
        }
        VisitorId visitor = stranger.visitorId(connection.kind());
        ConversationId conversation = keys.conversation(connection.accountId(), connection.channelId(), visitor)
                .orElseThrow(() -> new ProblemException(ErrorCode.UNAVAILABLE, "the account's keys are not known yet"));
        Instant now = clock.instant();
        addresses.note(
                new Address(
                        connection.accountId(),
                        conversation,
                        connection.channelId(),
                        connection.kind(),
                        stranger.externalId(),
                        visitor,
                        name),
                now);
        String once = caller.operatorId().value() + "/" + conversation.value() + "/" + key;
        commands.send(new DialogCommand.OpenDialog(
                new CommandMeta(
                        new CommandId("first-" + UUID.nameUUIDFromBytes(once.getBytes(UTF_8))),
                        connection.accountId(),
                        conversation,
                        caller.actor(),
                        now),
                connection.channelId(),
                connection.kind(),
                null,
                connection.language(),
                connection.departmentId(),
                null,
                visitor,
                name));
        return conversation;
    }
}
