package chat.parley.integration.command;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.kafka.CommandSender;
import chat.parley.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends commands for callers who come again when one may not have been stored. */
@ApplicationScoped
public class CommandClient {
    private static final int PATIENCE_SECONDS = 12;

    private final CommandSender commands;

    CommandClient(CommandSender commands) {
        this.commands = commands;
    }

    /**
     * Sends a command and waits until it is stored.
     *
     * @throws ProblemException with {@code unavailable} when it may not have been
     */
    public void send(DialogCommand command) {
        try {
            commands.send(command).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "not stored; send it again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.UNAVAILABLE, "not stored; send it again");
        }
    }
}
