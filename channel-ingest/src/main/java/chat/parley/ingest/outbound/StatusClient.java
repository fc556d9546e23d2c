package chat.parley.ingest.outbound;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.id.CommandId;
import chat.parley.ingest.inbound.CommandOutlet;
import chat.parley.persistence.TransactionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Tells dialogs how far their messages got; what could not be told is told again, under the same id. */
public final class StatusClient {
    private static final Actor SYSTEM = new Actor.System("channel-ingest");
    private static final int AT_ONCE = 200;

    private final TransactionStore transactions;
    private final DeliveryStore deliveries;
    private final CommandOutlet commands;
    private final InstantSource clock;

    public StatusClient(
            TransactionStore transactions, DeliveryStore deliveries, CommandOutlet commands, InstantSource clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.commands = commands;
        this.clock = clock;
    }

    /** Tells what is due; how many. */
    public int tell() throws InterruptedException {
        List<DeliveryStore.DueStatus> due = transactions.run(sql -> deliveries.dueStatuses(sql, AT_ONCE));
        for (DeliveryStore.DueStatus one : due) {
            tell(one);
            transactions.run(sql -> {
                deliveries.told(sql, one);
                return true;
            });
        }
        return due.size();
    }

    private void tell(DeliveryStore.DueStatus due) throws InterruptedException {
        Delivery delivery = due.delivery();
        if (due.status().equals("unreachable")) {
            commands.send(new DialogCommand.RecordReachability(meta(due, "reach"), false, delivery.reason()));
        }
        if (delivery.action() == DeliveryAction.SEND) {
            commands.send(new DialogCommand.RecordMessageStatus(
                    meta(due, "status"), delivery.messageId(), status(due.status()), delivery.reason()));
        }
    }

    private static MessageStatus status(String due) {
        return due.equals("unreachable") ? MessageStatus.FAILED : MessageStatus.valueOf(due.toUpperCase(Locale.ROOT));
    }

    private CommandMeta meta(DeliveryStore.DueStatus due, String what) {
        Delivery delivery = due.delivery();
        return new CommandMeta(
                new CommandId("out-" + what + "-" + delivery.messageId().value().hashCode() + "-"
                        + delivery.deliveryId() + "-" + due.status() + "-" + delivery.attempts()),
                delivery.accountId(),
                delivery.conversationId(),
                SYSTEM,
                clock.instant());
    }
}
