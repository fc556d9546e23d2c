package chat.parley.integration.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.integration.command.CommandClient;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends what bots want of their dialogs to the writer; the same wish always becomes the same command. */
@ApplicationScoped
class BotCommandClient {
    private final CommandClient commands;
    private final Clock clock;

    BotCommandClient(CommandClient commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** A dialog of a bot. */
    record Place(AccountId accountId, ConversationId conversationId, DialogId dialogId) {}

    /**
     * The bot answers.
     *
     * @throws ProblemException with {@code unavailable} when it may not have been stored
     */
    void answer(Place place, Actor.Bot bot, String id, String text, List<String> buttons) {
        commands.send(new DialogCommand.PostOperatorMessage(
                meta(place, bot, bot.botId() + "/" + id), place.dialogId(), id, text, List.of(), null, buttons));
    }

    /**
     * An operator shall take over.
     *
     * @param issuer the bot, or whoever speaks for one that does not answer
     * @param handover what the bot asks for besides; null for nothing
     * @throws ProblemException with {@code unavailable} when it may not have been stored
     */
    void callOperator(Place place, Actor issuer, String id, @Nullable Handover handover) {
        commands.send(new DialogCommand.CallOperator(meta(place, issuer, "call/" + id), place.dialogId(), handover));
    }

    private CommandMeta meta(Place place, Actor issuer, String what) {
        String id = UUID.nameUUIDFromBytes((place.dialogId().value() + "/" + what).getBytes(UTF_8))
                .toString();
        return new CommandMeta(
                new CommandId("bot-" + id), place.accountId(), place.conversationId(), issuer, clock.instant());
    }
}
