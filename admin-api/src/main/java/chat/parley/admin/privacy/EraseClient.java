package chat.parley.admin.privacy;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.platform.kafka.CommandSender;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends commands to the writer of dialogs; connects when the first is sent, for most processes never send one. */
@Singleton
public class EraseClient {
    private static final int PATIENCE = 10;

    private final PrivacyConfig config;

    @Nullable
    private CommandSender sender;

    EraseClient(PrivacyConfig config) {
        this.config = config;
    }

    /** Returns when the command is stored; false when it may not be: it is sent again with the same id. */
    synchronized boolean send(DialogCommand command) throws InterruptedException {
        if (sender == null) {
            sender = CommandSender.connect(config.kafka(), "admin-api");
        }
        try {
            sender.send(command).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (sender != null) {
            sender.close();
        }
    }
}
