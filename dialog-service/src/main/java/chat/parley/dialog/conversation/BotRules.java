package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand.CallOperator;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bots that have a dialog before operators do [J-07]. Such a dialog is open and was never queued, so routing, which gives
 * out what is queued, knows nothing of it.
 */
final class BotRules {
    private BotRules() {}

    /**
     * Whether the visitor's words are the bot's to answer: nobody else waits for them. A bot that the channel does not
     * have any more answers nothing.
     *
     * @param open the present dialog; null where it begins with these words
     */
    static boolean answers(Judgement judgement, @Nullable Dialog open, ChannelId channelId) {
        String bot = judgement.policy().channelBot(channelId);
        if (open == null) {
            return bot != null;
        }
        return open.withBot() && Objects.equals(open.origin().botId(), bot);
    }

    static Decision call(Judgement judgement, CallOperator command) {
        if (judgement.meta().issuer() instanceof Actor.Visitor
                || judgement.meta().issuer() instanceof Actor.Operator) {
            return judgement.forbidden("only a bot calls an operator");
        }
        Dialog dialog = judgement.open(command.dialogId());
        if (dialog == null) {
            return judgement.notOpen();
        }
        if (dialog.owner() != null) {
            return judgement.ownedBy(dialog.owner());
        }
        if (dialog.withBot()) {
            queue(judgement, dialog, judgement.meta().issuer());
        }
        return judgement.accept(null);
    }

    /** The dialog waits for operators from now on. */
    static void queue(Judgement judgement, Dialog dialog, Actor actor) {
        judgement.happened(
                dialog.dialogId(),
                actor,
                meta -> new DialogEvent.DialogQueued(
                        meta,
                        QueueReason.BOT,
                        dialog.place().departmentId(),
                        dialog.place().language(),
                        null,
                        dialog.marks().priority(),
                        dialog.place().skills(),
                        MessageRules.preferred(judgement, null, null)));
    }
}
