package chat.parley.ingest.visitor;

import java.util.concurrent.CompletionStage;

/** The wire under a visitor's socket. */
public interface Line {
    /**
     * Sends a frame without waiting; frames leave in the order of the calls.
     *
     * @return completes when the frame has left this process, or has failed to
     */
    CompletionStage<Void> send(OutgoingText frame);

    /** Closes the socket; nothing happens when it is closed already. */
    void close(int code, String reason);
}
