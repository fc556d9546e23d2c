package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.ingest.limit.AddressCount;
import chat.parley.ingest.limit.LimitConfig;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBucket;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.Line;
import chat.parley.ingest.visitor.OpenConnections;
import chat.parley.ingest.visitor.OutgoingBudget;
import chat.parley.ingest.visitor.OutgoingText;
import chat.parley.ingest.visitor.VisitorConnection;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** The visitors' socket: connects the wire with {@link TalkSocket}, on the event loop and without ever blocking it. */
@WebSocket(path = VisitorSocket.PATH)
public class VisitorSocket {
    static final String PATH = "/ws/visitor";
    /** Where the handshake leaves the visitor's network address. */
    static final TypedKey<String> ADDRESS = TypedKey.forString("parley.address");

    private static final TypedKey<VisitorConnection> CONNECTION = new TypedKey<>("parley.connection");
    private static final Logger LOG = Logger.getLogger(VisitorSocket.class);

    private final TalkSocket talk;
    private final OpenConnections connections;
    private final Audience audience;
    private final AddressCount addresses;
    private final WebMeterClient metrics;
    private final WebConfig config;
    private final Rate frames;

    VisitorSocket(
            TalkSocket talk,
            OpenConnections connections,
            Audience audience,
            AddressCount addresses,
            WebMeterClient metrics,
            WebConfig config,
            LimitConfig limits) {
        this.talk = talk;
        this.connections = connections;
        this.audience = audience;
        this.addresses = addresses;
        this.metrics = metrics;
        this.config = config;
        this.frames = new Rate(limits.frame().burst(), limits.frame().perSecond());
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection socket) {
        String address = String.valueOf(socket.userData().get(ADDRESS));
        addresses.opened(address);
        var connection = new VisitorConnection(
                new SocketLine(socket, metrics),
                new OutgoingBudget(config.outgoingFrames(), config.outgoingBytes()),
                new TokenBucket(frames, System::nanoTime),
                address,
                socket.handshakeRequest().header("Origin"),
                System.nanoTime());
        socket.userData().put(CONNECTION, connection);
        connections.add(connection);
    }

    @OnTextMessage
    @NonBlocking
    void heard(String text, WebSocketConnection socket) {
        VisitorConnection connection = socket.userData().get(CONNECTION);
        if (connection != null) {
            talk.hear(text, connection);
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection socket) {
        VisitorConnection connection = socket.userData().remove(CONNECTION);
        if (connection != null) {
            connections.remove(connection);
            connection.gone(audience);
            addresses.closed(connection.address());
        }
    }

    @OnError
    @NonBlocking
    void failed(Throwable failure, WebSocketConnection socket) {
        // Only what kind of failure it was: its message may quote what a visitor wrote.
        LOG.debugf("a visitor's socket failed with %s", failure.getClass().getName());
        VisitorConnection connection = socket.userData().get(CONNECTION);
        if (connection != null) {
            connection.send(WebDelivery.written(
                    ServerFrame.Failure.of(ErrorCode.INTERNAL_ERROR, "the frame could not be handled", null)));
        }
    }

    private record SocketLine(WebSocketConnection socket, WebMeterClient metrics) implements Line {
        @Override
        public CompletionStage<Void> send(OutgoingText frame) {
            metrics.out(frame.kind());
            return socket.sendText(frame.text()).subscribeAsCompletionStage();
        }

        @Override
        public void close(int code, String reason) {
            metrics.closed(code);
            socket.close(new CloseReason(code, reason))
                    .subscribe()
                    .with(closed -> LOG.tracef("closed with %d", code), failure -> LOG.debug("was closed already"));
        }
    }
}
