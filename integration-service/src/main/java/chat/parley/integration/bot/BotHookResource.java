package chat.parley.integration.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.dialog.DialogStore;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Bots answer here, and call operators. The last part of the address is all that says who they are. */
@Path("/api/integrations/bot-hooks/{id}/{token}")
@RunOnVirtualThread
@Tag(name = "Bots", description = "Programs that have dialogs before operators do, by the Jivo Bot API.")
public class BotHookResource {
    private static final int MOST_ADDRESSES = 50_000;

    private final BotStore bots;
    private final DialogStore dialogs;
    private final BotCommandClient commands;
    private final TransactionStore transactions;
    private final Clock clock;
    /** By the whole address: who does not know the token holds nobody up who does. */
    private final Pace<String> pace;

    BotHookResource(
            BotStore bots,
            DialogStore dialogs,
            BotCommandClient commands,
            TransactionStore transactions,
            Clock clock,
            IntegrationConfig config) {
        this.bots = bots;
        this.dialogs = dialogs;
        this.commands = commands;
        this.transactions = transactions;
        this.clock = clock;
        this.pace = new Pace<>(config.botBurst(), config.botPerSecond(), MOST_ADDRESSES, System::nanoTime);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "BOT_MESSAGE or INVITE_AGENT",
            description = "200 when it is stored; 400 bad form, 401 wrong token, 404 no such bot or chat of it,"
                    + " 405 unknown event, 429 too fast,"
                    + " 503 send it again. The same id is done once.")
    public Response said(@PathParam("id") String id, @PathParam("token") String token, byte[] body) {
        long wait = pace.take(id + "/" + token);
        if (wait > 0) {
            throw new ProblemException(Problem.rateLimited(wait));
        }
        Destination bot = transactions
                .run(connection -> bots.find(connection, id))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no such bot"));
        if (!isItsToken(bot, token)) {
            throw new ProblemException(ErrorCode.TOKEN_INVALID, "this is not the bot's token");
        }
        BotSaying saying = BotSaying.read(body);
        var self = new Actor.Bot(id, bot.name());
        switch (saying) {
            case BotSaying.Message message ->
                commands.answer(place(bot, message), self, message.id(), message.text(), message.buttons());
            case BotSaying.InviteAgent invitation ->
                commands.callOperator(place(bot, invitation), self, id + "/" + invitation.id(), invitation.handover());
            case BotSaying.Unsupported unknown -> {
                return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                        .entity("event is not supported")
                        .type(MediaType.TEXT_PLAIN)
                        .build();
            }
        }
        return Response.ok().build();
    }

    private boolean isItsToken(Destination bot, String token) {
        byte[] shown = token.getBytes(UTF_8);
        String previous = bot.secrets().previousAt(clock.instant());
        boolean good = MessageDigest.isEqual(bot.secrets().present().getBytes(UTF_8), shown);
        return previous == null ? good : good | MessageDigest.isEqual(previous.getBytes(UTF_8), shown);
    }

    /** The dialog, if it is or was this bot's. */
    private BotCommandClient.Place place(Destination bot, BotSaying saying) {
        var key = new DialogStore.Key(bot.accountId(), saying.chatId());
        DialogFacts dialog = transactions
                .run(connection -> dialogs.find(connection, Set.of(key)))
                .get(key);
        if (dialog == null || !bot.destinationId().equals(dialog.text("botId"))) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "the bot has no such chat");
        }
        return new BotCommandClient.Place(
                bot.accountId(),
                new ConversationId(Objects.requireNonNull(dialog.text("conversationId"))),
                new DialogId(saying.chatId()));
    }
}
