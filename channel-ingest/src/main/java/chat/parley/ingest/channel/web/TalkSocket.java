package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.presence.Availability;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.OutgoingText;
import chat.parley.ingest.visitor.TypingThrottle;
import chat.parley.ingest.visitor.VisitorConnection;
import chat.parley.platform.identity.VisitorToken;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The conversation over one socket: hello first, then frames, each answered or refused. Never blocks. */
public final class TalkSocket {
    /** Longest frame taken, in bytes. */
    public static final int FRAME_LIMIT = 16 * 1024;

    /** Not, or no longer, authenticated. */
    public static final int UNAUTHENTICATED = 4401;

    /** Not from this site, or to a channel that is off. */
    public static final int FORBIDDEN = 4403;

    /** Nothing heard for too long. */
    public static final int SILENT = 4408;

    /** Too many frames, or too many tabs. */
    public static final int TOO_MANY = 4429;

    private static final OutgoingText PONG = WebDelivery.written(new ServerFrame.Pong());

    private final WebChannel channel;
    private final WebIntakeClient intake;
    private final Audience audience;
    private final KnownConversations known;
    private final Availability availability;
    private final Offers offers;
    private final WebMeterClient metrics;
    private final int tabs;
    private final LongSupplier nanoTime;

    /**
     * @param tabs how many sockets and waiting requests one conversation may have here
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public TalkSocket(
            WebChannel channel,
            WebIntakeClient intake,
            Audience audience,
            KnownConversations known,
            Availability availability,
            Offers offers,
            WebMeterClient metrics,
            int tabs,
            LongSupplier nanoTime) {
        this.channel = channel;
        this.intake = intake;
        this.audience = audience;
        this.known = known;
        this.availability = availability;
        this.offers = offers;
        this.metrics = metrics;
        this.tabs = tabs;
        this.nanoTime = nanoTime;
    }

    /** Answers one text frame. */
    public void hear(String text, VisitorConnection connection) {
        if (!connection.heard(nanoTime.getAsLong())) {
            refuse(connection, ServerFrame.Failure.rateLimited(1, null));
            connection.close(TOO_MANY, "too many frames");
            return;
        }
        if (OutgoingText.utf8Length(text) > FRAME_LIMIT) {
            refuse(connection, ErrorCode.BODY_TOO_LARGE, "a frame has at most 16 KiB", null);
            return;
        }
        switch (FrameReader.read(text)) {
            case FrameParser.Parsed.Bad bad -> refuse(connection, bad.code(), bad.detail(), bad.ref());
            case FrameParser.Parsed.Good good -> {
                metrics.in(good.frame().kind());
                hear(good.frame(), connection);
            }
        }
    }

    private void hear(VisitorFrame frame, VisitorConnection connection) {
        if (frame instanceof VisitorFrame.Hello hello) {
            hello(hello, connection);
            return;
        }
        Optional<VisitorToken> visitor = connection.token();
        if (visitor.isEmpty()) {
            refuse(connection, ErrorCode.UNAUTHENTICATED, "the first frame must be hello", null);
            connection.close(UNAUTHENTICATED, "the first frame must be hello");
            return;
        }
        switch (frame) {
            case VisitorFrame.Command command -> command(command, visitor.get(), connection);
            case VisitorFrame.Typing typing ->
                connection
                        .typing()
                        .offer(new TypingThrottle.Typing(typing.active(), typing.preview()), nanoTime.getAsLong())
                        .ifPresent(due -> intake.typing(visitor.get(), due));
            case VisitorFrame.Ping ping -> connection.send(PONG);
            case VisitorFrame.Hello hello -> hello(hello, connection);
        }
    }

    private void hello(VisitorFrame.Hello hello, VisitorConnection connection) {
        switch (channel.admit(hello.token(), connection.origin())) {
            case Admission.Denied denied -> {
                refuse(connection, denied.code(), denied.detail(), null);
                connection.close(denied.code().status() == 401 ? UNAUTHENTICATED : FORBIDDEN, denied.detail());
            }
            case Admission.Admitted admitted -> welcome(admitted.token(), connection);
        }
    }

    private void welcome(VisitorToken visitor, VisitorConnection connection) {
        Optional<VisitorToken> before = connection.token();
        if (before.isPresent() && !before.get().conversationId().equals(visitor.conversationId())) {
            refuse(connection, ErrorCode.INVALID_REQUEST, "a socket serves one conversation; open another", null);
            return;
        }
        if (before.isEmpty() && audience.count(visitor.conversationId()) >= tabs) {
            refuse(connection, ServerFrame.Failure.rateLimited(1, null));
            connection.close(TOO_MANY, "too many tabs");
            return;
        }
        connection.welcome(visitor, audience, () -> {
            OptionalLong number = known.visitorSequence(visitor.conversationId());
            return WebDelivery.written(new ServerFrame.Welcome(
                    number.isPresent() ? number.getAsLong() : null,
                    availability.isAvailable(visitor.accountId()),
                    offers.isOffered(visitor.accountId(), visitor.placementId())));
        });
        // Whoever comes back while they wait is not told anew until their place changes.
        known.place(visitor.conversationId())
                .map(place -> new ServerFrame.Queue(place.dialogId(), place.position(), place.estimateSeconds()))
                .map(WebDelivery::written)
                .ifPresent(connection::send);
    }

    private void command(VisitorFrame.Command command, VisitorToken visitor, VisitorConnection connection) {
        String ref = command.ref().value();
        long retryAfter = intake.retryAfter(visitor);
        if (retryAfter > 0) {
            refuse(connection, ServerFrame.Failure.rateLimited(retryAfter, ref));
            return;
        }
        try {
            intake.send(command, visitor).whenComplete((@Nullable Void stored, @Nullable Throwable failure) -> {
                if (cause(failure) instanceof ContractViolation e) {
                    refuse(connection, e.code(), String.valueOf(e.getMessage()), ref);
                } else if (failure != null) {
                    refuse(connection, ErrorCode.UNAVAILABLE, "not stored; send it again with the same ref", ref);
                }
            });
        } catch (ContractViolation e) {
            refuse(connection, e.code(), String.valueOf(e.getMessage()), ref);
        }
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException e ? e.getCause() : failure;
    }

    private void refuse(VisitorConnection connection, ErrorCode code, String detail, @Nullable String ref) {
        refuse(connection, ServerFrame.Failure.of(code, detail, ref));
    }

    private void refuse(VisitorConnection connection, ServerFrame.Failure failure) {
        metrics.refused(failure.code());
        connection.send(WebDelivery.written(failure));
    }
}
