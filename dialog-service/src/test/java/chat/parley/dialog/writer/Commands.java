package chat.parley.dialog.writer;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.dialog.conversation.DerivedId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded commands of some conversations, with everything that happens in life: repeats, reused keys, late clicks. */
final class Commands {
    static final Actor.Operator ANN = new Actor.Operator(new OperatorId("ann"), "Ann", Role.OPERATOR);
    static final Actor.Operator SUE = new Actor.Operator(new OperatorId("sue"), "Sue", Role.SUPERVISOR);

    private final Random random;
    private final String name;
    private final String run;
    private final int conversations;
    private final Map<Integer, DialogId> dialogs = new HashMap<>();
    private final List<DialogCommand> sent = new ArrayList<>();
    private int counter;

    Commands(String name, long seed, int conversations) {
        this(name, name, seed, conversations);
    }

    /**
     * Commands of conversations that others have written to before.
     *
     * @param name of the conversations
     * @param run makes the ids of commands and messages different from the others'
     */
    Commands(String name, String run, long seed, int conversations) {
        this.name = name;
        this.run = run;
        this.random = new Random(seed);
        this.conversations = conversations;
    }

    /** Every command given so far, repeats included. */
    List<DialogCommand> sent() {
        return sent;
    }

    DialogCommand next() {
        DialogCommand command = made();
        sent.add(command);
        return command;
    }

    private DialogCommand made() {
        if (!sent.isEmpty() && random.nextInt(10) == 0) {
            return sent.get(random.nextInt(sent.size()));
        }
        int conversation = random.nextInt(conversations);
        DialogId dialog = dialogs.get(conversation);
        if (dialog == null) {
            var first = message(conversation, "hello");
            dialogs.put(conversation, DerivedId.dialog(first.meta()));
            return first;
        }
        Actor.Operator operator = random.nextBoolean() ? ANN : SUE;
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> message(conversation, "text " + random.nextInt(5));
            case 4, 5, 6 ->
                new DialogCommand.PostOperatorMessage(
                        meta(conversation, operator), dialog, run + "-o-" + random.nextInt(30), "answer");
            case 7 -> new DialogCommand.TakeDialog(meta(conversation, operator), dialog);
            case 8 ->
                new DialogCommand.TransferDialog(meta(conversation, operator), dialog, new TransferTarget.ToQueue());
            default ->
                random.nextInt(3) == 0
                        ? new DialogCommand.CloseDialog(meta(conversation, SUE), dialog, CloseReason.BY_OPERATOR)
                        : new DialogCommand.ReopenDialog(meta(conversation, operator), dialog);
        };
    }

    DialogCommand.PostVisitorMessage message(int conversation, String text) {
        return message(conversation, run + "-v-" + random.nextInt(60), text);
    }

    DialogCommand.PostVisitorMessage message(int conversation, String clientMessageId, String text) {
        return new DialogCommand.PostVisitorMessage(
                meta(conversation, new Actor.Visitor(new VisitorId("v-" + conversation), null)),
                new ChannelId("web"),
                ChannelKind.WEB,
                null,
                clientMessageId,
                text,
                null,
                "en",
                null,
                null,
                List.of(),
                null,
                false,
                null);
    }

    CommandMeta meta(int conversation, Actor issuer) {
        return new CommandMeta(
                new CommandId(run + "-" + ++counter),
                World.ACCOUNT,
                new ConversationId(name + "-c" + conversation),
                issuer,
                InstantSource.system().instant());
    }
}
