package chat.parley.dialog.writer;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Counts the dialogs of operators who are about to take one by hand. No other batch asks the database anything here.
 */
final class HoldingStore {
    private static final String COUNT = "SELECT d.account_id, d.operator_id, d.channel_kind, count(*)::int"
            + " FROM unnest(?::text[], ?::text[]) AS n (account_id, operator_id)"
            + " JOIN dialog d ON d.account_id = n.account_id AND d.operator_id = n.operator_id"
            + " WHERE d.status = 'assigned' GROUP BY 1, 2, 3";

    private HoldingStore() {}

    static void ask(PipelineStore pipeline, List<Incoming> items, Knowledge knowledge) throws SQLException {
        Holdings holdings = knowledge.holdings();
        for (Incoming item : items) {
            if (item.content() instanceof Incoming.Understood(DialogCommand command)
                    && command.meta().issuer() instanceof Actor.Operator operator
                    && mayTake(command, knowledge)) {
                holdings.watch(new Holdings.Holder(command.meta().accountId(), operator.operatorId()));
            }
        }
        var watched = List.copyOf(holdings.watched());
        if (watched.isEmpty()) {
            return;
        }
        pipeline.ask(
                COUNT,
                List.of(
                        texts(
                                pipeline.connection(),
                                watched,
                                holder -> holder.accountId().value()),
                        texts(
                                pipeline.connection(),
                                watched,
                                holder -> holder.operatorId().value())),
                row -> holdings.add(
                        new Holdings.Holder(new AccountId(row.getString(1)), new OperatorId(row.getString(2))),
                        new ChannelKind(row.getString(3)),
                        row.getInt(4)));
    }

    /** Taking, and the first reply to a dialog that nobody owns. */
    private static boolean mayTake(DialogCommand command, Knowledge knowledge) {
        if (command instanceof DialogCommand.TakeDialog) {
            return true;
        }
        if (!(command instanceof DialogCommand.PostOperatorMessage)) {
            return false;
        }
        var conversation = knowledge.conversation(command.meta().conversationId());
        var dialog = conversation == null ? null : conversation.dialog();
        // Nothing is known of a dialog that an earlier command of the same batch opens or sends back.
        return dialog == null || dialog.owner() == null || !dialog.open();
    }

    private static java.sql.Array texts(
            Connection connection, List<Holdings.Holder> holders, Function<Holdings.Holder, String> text)
            throws SQLException {
        return connection.createArrayOf("text", holders.stream().map(text).toArray(String[]::new));
    }
}
