package chat.parley.ingest.inbound;

import chat.parley.contracts.command.DialogCommand;

/** Takes commands; returns when one is stored by every in-sync replica, else throws. */
@FunctionalInterface
public interface CommandOutlet {
    void send(DialogCommand command) throws InterruptedException;
}
