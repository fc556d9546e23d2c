package chat.parley.notification.socket;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.operator.OperatorCommands;
import chat.parley.contracts.presence.PresenceLease;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.notification.announce.AnnounceClient;
import chat.parley.notification.login.Login;
import chat.parley.notification.login.LoginCheck;
import chat.parley.notification.login.TokenClient;
import chat.parley.notification.presence.PresenceFrames;
import chat.parley.notification.shift.Shifts;
import chat.parley.notification.visit.VisitDeskClient;
import chat.parley.platform.identity.AccessGuard;
import chat.parley.platform.json.Json;
import chat.parley.platform.kafka.CommandSender;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The socket of an operator's console: one JSON object per text frame, the first one a hello. */
@WebSocket(path = "/ws/operator")
public class OperatorSocket {
    private static final Logger LOG = Logger.getLogger(OperatorSocket.class);
    private static final UserData.TypedKey<Session> SESSION = new UserData.TypedKey<>("session");

    private final SocketConfig config;
    private final Session.Patience patience;
    private final Admission admission;
    private final Sessions sessions;
    private final SocketCounts counts;
    private final TokenClient tokens;
    private final OperatorCommands translation;
    private final CommandSender commands;
    private final AnnounceClient announcements;
    private final PresenceFrames presence;
    private final Listeners listeners;
    private final Shifts shifts;
    private final VisitDeskClient desk;
    private final AccessGuard guard;
    private final InstantSource clock = InstantSource.system();

    OperatorSocket(
            SocketConfig config,
            Session.Patience patience,
            Admission admission,
            Sessions sessions,
            SocketCounts counts,
            TokenClient tokens,
            OperatorCommands translation,
            CommandSender commands,
            AnnounceClient announcements,
            PresenceFrames presence,
            Listeners listeners,
            Shifts shifts,
            VisitDeskClient desk,
            AccessGuard guard) {
        this.config = config;
        this.patience = patience;
        this.admission = admission;
        this.sessions = sessions;
        this.counts = counts;
        this.tokens = tokens;
        this.translation = translation;
        this.commands = commands;
        this.announcements = announcements;
        this.presence = presence;
        this.listeners = listeners;
        this.shifts = shifts;
        this.desk = desk;
        this.guard = guard;
    }

    @OnOpen
    @RunOnVirtualThread
    void open(WebSocketConnection connection) {
        var line = new ConnectionSocket(
                connection, new Backlog(config.backlogFrames(), config.backlogCharacters()), counts);
        var session = new Session(
                UUID.randomUUID().toString(),
                String.valueOf(connection.userData().get(HandshakeSocket.ADDRESS)),
                line,
                patience,
                System.nanoTime());
        connection.userData().put(SESSION, session);
        sessions.opened(session);
        admission.objection(connection.handshakeRequest().header("Origin")).ifPresent(session::end);
        if (connection.isClosed()) {
            close(connection);
        }
    }

    @OnClose
    void close(WebSocketConnection connection) {
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            session.gone();
            sessions.closed(session);
        }
    }

    @OnError
    void failed(WebSocketConnection connection, Throwable failure) {
        LOG.debugf("socket failed: %s", failure.toString());
        Session session = connection.userData().get(SESSION);
        if (session != null) {
            session.end(Ending.FAILED);
        }
    }

    @OnTextMessage
    @RunOnVirtualThread
    void frame(WebSocketConnection connection, String text) {
        Session session = connection.userData().get(SESSION);
        if (session == null || session.isOver()) {
            return;
        }
        counts.frameReceived();
        session.heard(System.nanoTime());
        Session.Member member = session.member();
        if (member != null && !admission.allows(member.login())) {
            session.end(Ending.TOO_MANY_FRAMES);
            return;
        }
        switch (FrameReader.read(text)) {
            case FrameReader.Reading.Good(var frame) -> handle(session, frame);
            case FrameReader.Reading.Bad(var code, var detail, var ref) -> refuse(session, code, detail, ref);
        }
    }

    private void handle(Session session, ConsoleFrame frame) {
        try {
            obey(session, frame);
        } catch (ContractViolation e) {
            refuse(session, e.code(), String.valueOf(e.getMessage()), ref(frame));
        }
    }

    private static @Nullable String ref(ConsoleFrame frame) {
        return switch (frame) {
            case ConsoleFrame.Command command -> command.ref();
            case ConsoleFrame.Asked asked -> asked.ref();
            case ConsoleFrame.Hello h -> null;
            case ConsoleFrame.Presence p -> null;
            case ConsoleFrame.Typing t -> null;
            case ConsoleFrame.Visitors v -> null;
            case ConsoleFrame.Ping p -> null;
        };
    }

    private void obey(Session session, ConsoleFrame frame) {
        Session.Member member = session.member();
        if (member == null && !(frame instanceof ConsoleFrame.Hello)) {
            throw new ContractViolation(ErrorCode.UNAUTHENTICATED, "say hello first");
        }
        switch (frame) {
            case ConsoleFrame.Hello hello -> hello(session, member, hello);
            case ConsoleFrame.Presence wanted -> present(session, wanted.status());
            case ConsoleFrame.Command wanted -> send(session, login(member), wanted);
            case ConsoleFrame.Typing typing -> {
                translation.requireOwnConversation(login(member).accountId(), typing.conversationId());
                session.typing()
                        .offer(typing, System.nanoTime())
                        .ifPresent(now -> announcements.announce(now.signal(login(member))));
            }
            case ConsoleFrame.Visitors wanted -> watch(session, login(member), wanted.watch());
            case ConsoleFrame.Invite wanted ->
                session.send(desk.invite(login(member), wanted.ref(), wanted.visitorId(), wanted.text()));
            case ConsoleFrame.Teleport wanted -> session.send(lead(login(member), wanted));
            case ConsoleFrame.Ping ping -> session.send(Frames.PONG);
        }
    }

    private String lead(Login login, ConsoleFrame.Teleport wanted) {
        return wanted.visitorId() == null
                ? desk.teleport(
                        login,
                        wanted.ref(),
                        Objects.requireNonNull(wanted.conversationId()),
                        Objects.requireNonNull(wanted.dialogId()),
                        wanted.url())
                : desk.teleport(login, wanted.ref(), wanted.visitorId(), wanted.url());
    }

    /** First from now on, then what there is: nothing falls in between. */
    private void watch(Session session, Login login, boolean watch) {
        session.watchVisitors(watch);
        if (watch) {
            desk.everybody(login.accountId()).forEach(session::send);
        }
    }

    private void hello(Session session, Session.@Nullable Member member, ConsoleFrame.Hello hello) {
        switch (tokens.check(hello.token())) {
            case LoginCheck.Refused(var code, var detail) -> {
                session.send(Json.text(Frames.error(code, detail, null)));
                session.end(code == ErrorCode.UNAVAILABLE ? Ending.NOT_READY : Ending.NOT_AUTHENTICATED);
            }
            case LoginCheck.Passed(var login)
            when !guard.allows(login.accountId(), session.address()) -> {
                session.send(Json.text(Frames.error(
                        ErrorCode.ADDRESS_NOT_ALLOWED,
                        "an administrator sets from where the console may be used",
                        null)));
                session.end(Ending.FORBIDDEN_ADDRESS);
            }
            case LoginCheck.Passed(var login) -> {
                if (member == null) {
                    join(session, login, hello);
                } else {
                    renew(session, member, login, hello);
                }
            }
        }
    }

    private void join(Session session, Login login, ConsoleFrame.Hello hello) {
        var member = new Session.Member(login, hello.deviceId(), listeners.of(login));
        session.welcome(
                member,
                () -> sessions.joined(session).ifPresent(older -> older.end(Ending.REPLACED)),
                () -> welcome(member));
        session.send(presence.all(login.accountId(), login.role()));
        if (session.isOver()) {
            sessions.closed(session); // it went while it joined
            return;
        }
        // The first lease is right already: outside their shift nobody is given a dialog for a moment.
        session.limit(shifts.most(login.accountId(), login.operatorId(), clock.instant()), System.nanoTime());
        present(session, Objects.requireNonNullElse(hello.status(), PresenceStatus.ONLINE));
    }

    /** A fresh token for a socket that is open already. */
    private void renew(Session session, Session.Member member, Login login, ConsoleFrame.Hello hello) {
        if (!member.login().samePerson(login) || !member.deviceId().equals(hello.deviceId())) {
            throw new ContractViolation(ErrorCode.TOKEN_INVALID, "a socket belongs to one operator on one device");
        }
        var renewed = new Session.Member(login, member.deviceId(), listeners.of(login));
        session.welcome(renewed, () -> {}, () -> welcome(renewed));
        if (hello.status() != null && hello.status() != session.wished()) {
            present(session, hello.status());
        }
    }

    private String welcome(Session.Member member) {
        Login login = member.login();
        return Json.text(new Frames.Welcome(
                "welcome",
                login.operatorId(),
                login.accountId(),
                login.caller().name(),
                login.role(),
                patience.lease().toSeconds(),
                member.deviceId()));
    }

    private void present(Session session, PresenceStatus wished) {
        session.inOrder(() -> session.present(wished, System.nanoTime()).ifPresent(said -> {
            PresenceLease lease = said.lease();
            announcements.announce(lease, said.sessionId(), said.number());
            if (lease.status() != wished) {
                session.send(presence.own(lease.accountId(), lease.operatorId(), lease.status()));
            }
        }));
    }

    private void send(Session session, Login login, ConsoleFrame.Command wanted) {
        commands.send(translation.translate(wanted.ref(), wanted.command(), login.accountId(), login.actor()))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warnf("a command could not be sent: %s", failure.toString());
                        refuse(
                                session,
                                ErrorCode.UNAVAILABLE,
                                "not sent; send it again with the same ref",
                                wanted.ref());
                    }
                });
    }

    private static void refuse(Session session, ErrorCode code, String detail, @Nullable String ref) {
        session.send(Json.text(Frames.error(code, detail, ref)));
        if (session.member() == null) {
            session.end(Ending.NOT_AUTHENTICATED);
        }
    }

    private static Login login(Session.@Nullable Member member) {
        return Objects.requireNonNull(member, "said hello").login();
    }
}
