package chat.parley.notification.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The line to a client over its connection, with a bounded backlog: who reads too slowly is let go. */
final class ConnectionSocket implements Line {
    private static final Logger LOG = Logger.getLogger(ConnectionSocket.class);

    /** How long the frame that says goodbye may take. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final WebSocketConnection connection;
    private final Backlog backlog;
    private final SocketCounts counts;
    private boolean ended;

    ConnectionSocket(WebSocketConnection connection, Backlog backlog, SocketCounts counts) {
        this.connection = connection;
        this.backlog = backlog;
        this.counts = counts;
    }

    @Override
    public synchronized void send(String frame) {
        if (ended || connection.isClosed()) {
            return;
        }
        int length = frame.length();
        if (!backlog.add(length)) {
            counts.frameDropped();
            end(Ending.TOO_SLOW);
            return;
        }
        counts.frameSent();
        connection.sendText(frame).subscribe().with(done -> backlog.remove(length), failure -> lost(length, failure));
    }

    @Override
    public synchronized void end(Ending ending) {
        if (ended) {
            return;
        }
        ended = true;
        counts.ended(ending);
        if (connection.isClosed()) {
            return;
        }
        connection
                .close(new CloseReason(ending.code(), ending.reason()))
                .ifNoItem()
                .after(FAREWELL)
                .fail()
                .subscribe()
                .with(done -> LOG.debugf("socket ended: %s", ending), failure -> UpgradeSocket.cut(connection));
    }

    private void lost(int length, Throwable failure) {
        backlog.remove(length);
        counts.frameDropped();
        LOG.debugf("frame not sent: %s", failure.toString());
    }
}
