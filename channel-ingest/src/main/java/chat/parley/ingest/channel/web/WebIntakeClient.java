package chat.parley.ingest.channel.web;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.signal.Signal;
import chat.parley.ingest.inbound.CommandTimes;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.visitor.FieldsCheck;
import chat.parley.ingest.visitor.IdentityKeys;
import chat.parley.ingest.visitor.KeptFiles;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.TypingThrottle;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.outcome.OutcomeWaiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes in what admitted visitors say, by socket and without one alike. Never blocks. */
public final class WebIntakeClient {
    private final WebChannel channel;
    private final IntakeClient intake;
    private final CommandLimits limits;
    private final CommandTimes times;
    private final KnownConversations known;
    private final OutcomeWaiter waiter;
    private final WebMeterClient metrics;
    private final IdentityKeys identities;
    private final KeptFiles files;
    private final Invitations invitations;
    private final boolean typingPreview;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /**
     * @param typingPreview whether operators see what is typed before it is sent [P-13]
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public WebIntakeClient(
            WebChannel channel,
            IntakeClient intake,
            CommandLimits limits,
            CommandTimes times,
            KnownConversations known,
            OutcomeWaiter waiter,
            WebMeterClient metrics,
            IdentityKeys identities,
            KeptFiles files,
            Invitations invitations,
            boolean typingPreview,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.channel = channel;
        this.intake = intake;
        this.limits = limits;
        this.times = times;
        this.known = known;
        this.waiter = waiter;
        this.metrics = metrics;
        this.identities = identities;
        this.files = files;
        this.invitations = invitations;
        this.typingPreview = typingPreview;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** @return 0 when the visitor may send a command; otherwise after how many seconds to try again */
    public long retryAfter(VisitorToken visitor) {
        return limits.take(visitor.accountId(), visitor.channelId(), visitor.visitorId());
    }

    /**
     * @return completes when the command is stored; fails with {@code ContractViolation} when it is refused, and with
     *     another failure when it may not be stored: send it again with the same ref
     */
    public CompletionStage<Void> send(VisitorFrame.Command frame, VisitorToken visitor) {
        Instant at = clock.instant();
        if (frame instanceof VisitorFrame.Transcript && !channel.mailsHistory(visitor.accountId())) {
            return CompletableFuture.failedFuture(
                    new ContractViolation(ErrorCode.FORBIDDEN, "the account sends no history by mail"));
        }
        if (frame instanceof VisitorFrame.Message message
                && !message.attachments().isEmpty()) {
            return files.of(visitor.accountId(), visitor.conversationId(), message.attachments())
                    .thenCompose(found -> send(frame, visitor, findings(frame, visitor, found), at));
        }
        return send(frame, visitor, findings(frame, visitor, List.of()), at);
    }

    private CompletionStage<Void> send(
            VisitorFrame.Command frame, VisitorToken visitor, VisitorCommands.Findings findings, Instant at) {
        DialogCommand command = VisitorCommands.command(frame, channel.place(visitor), findings, at);
        times.sent(frame.ref(), nanoTime.getAsLong());
        return intake.send(command);
    }

    private VisitorCommands.Findings findings(
            VisitorFrame.Command frame, VisitorToken visitor, List<Attachment> attachments) {
        if (frame instanceof VisitorFrame.Fields fields) {
            FieldsCheck.Keys keys = identities.of(visitor.accountId(), visitor.channelId());
            FieldsProof proof = FieldsCheck.proof(fields.given(), keys, clock.instant());
            metrics.fields(proof);
            return new VisitorCommands.Findings(List.of(), proof, VisitorCommands.Choices.NONE, null);
        }
        return new VisitorCommands.Findings(
                attachments, FieldsProof.NONE, channel.choices(visitor), host(frame, visitor));
    }

    private @Nullable OperatorId host(VisitorFrame.Command frame, VisitorToken visitor) {
        InvitationId accepted = frame instanceof VisitorFrame.Message message ? message.invitationId() : null;
        return accepted == null
                ? null
                : invitations
                        .host(visitor.accountId(), accepted, clock.instant())
                        .orElse(null);
    }

    /**
     * Sends a command and waits for how it ends.
     *
     * @return fails with {@code TimeoutException} when the outcome is not known after {@code patience}, with another
     *     failure when the command may not be stored
     */
    public CompletionStage<Outcome> ask(VisitorFrame.Command frame, VisitorToken visitor, Duration patience) {
        CompletableFuture<Outcome> outcome = waiter.expect(frame.ref(), patience);
        return send(frame, visitor).thenCompose(stored -> outcome);
    }

    /** Shows operators that the visitor is typing. */
    public void typing(VisitorToken visitor, TypingThrottle.Typing typing) {
        intake.send(new Signal.Typing(
                visitor.accountId(),
                visitor.conversationId(),
                known.openDialog(visitor.conversationId()),
                new Actor.Visitor(visitor.visitorId(), null),
                typing.active(),
                typingPreview ? typing.preview() : null));
    }

    /** A visitor's command has ended. */
    public void ended(Outcome outcome) {
        times.ended(outcome.commandId(), nanoTime.getAsLong()).ifPresent(metrics::outcome);
        waiter.on(outcome);
    }
}
