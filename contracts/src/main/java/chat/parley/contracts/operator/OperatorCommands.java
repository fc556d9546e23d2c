package chat.parley.contracts.operator;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.text.WellFormed;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a console's command into one that dialog-service takes: account, issuer and time are ours, never the client's. */
public final class OperatorCommands {
    /** Longest text an operator may send, in UTF-16 units. */
    public static final int TEXT_LIMIT = 4_096;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final OperatorDirectory directory;
    private final InstantSource clock;

    public OperatorCommands(OperatorDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The command to send.
     *
     * @param ref the client's UUID for it, which becomes the command's id
     * @throws ContractViolation when the command is refused at once; its code says why
     */
    public DialogCommand translate(
            @Nullable String ref, OperatorCommand wanted, AccountId account, Actor.Operator operator) {
        CommandId id = commandId(ref);
        requireOwnConversation(account, wanted.conversationId());
        var meta = new CommandMeta(id, account, wanted.conversationId(), operator, clock.instant());
        return switch (wanted) {
            case OperatorCommand.Reply w ->
                new DialogCommand.PostOperatorMessage(
                        meta,
                        w.dialogId(),
                        w.clientMessageId(),
                        text(w.text(), !w.attachments().isEmpty()),
                        w.attachments(),
                        w.replyTo(),
                        List.of());
            case OperatorCommand.Note w ->
                new DialogCommand.PostNote(meta, w.dialogId(), w.clientMessageId(), text(w.text(), false));
            case OperatorCommand.Take w -> new DialogCommand.TakeDialog(meta, w.dialogId());
            case OperatorCommand.Transfer w ->
                new DialogCommand.TransferDialog(meta, w.dialogId(), target(w.target(), account));
            case OperatorCommand.Close w -> new DialogCommand.CloseDialog(meta, w.dialogId(), CloseReason.BY_OPERATOR);
            case OperatorCommand.Reopen w -> new DialogCommand.ReopenDialog(meta, w.dialogId());
            case OperatorCommand.Read w -> new DialogCommand.AdvanceRead(meta, w.dialogId(), w.messageId());
            case OperatorCommand.Tag w -> new DialogCommand.TagDialog(meta, w.dialogId(), w.add(), w.remove());
            case OperatorCommand.Priority w -> new DialogCommand.SetPriority(meta, w.dialogId(), w.priority());
            case OperatorCommand.Category w -> new DialogCommand.SetCategory(meta, w.dialogId(), w.category());
            case OperatorCommand.Card w -> new DialogCommand.EditVisitorCard(meta, w.dialogId(), w.change());
            case OperatorCommand.Edit w ->
                new DialogCommand.EditMessage(meta, w.messageId(), null, text(w.text(), true));
            case OperatorCommand.Delete w -> new DialogCommand.DeleteMessage(meta, w.messageId(), null);
            case OperatorCommand.SendTranscript w -> new DialogCommand.SendTranscript(meta, w.dialogId(), w.email());
        };
    }

    /** @throws ContractViolation with {@code not-found} when the conversation is known to be another account's [P-21] */
    public void requireOwnConversation(AccountId account, ConversationId conversation) {
        if (directory
                .accountOf(conversation)
                .filter(owner -> !owner.equals(account))
                .isPresent()) {
            throw new ContractViolation(ErrorCode.NOT_FOUND, "no such conversation");
        }
    }

    private TransferTarget target(OperatorCommand.Target wanted, AccountId account) {
        return switch (wanted) {
            case OperatorCommand.ToOperator to ->
                new TransferTarget.ToOperator(
                        to.operatorId(),
                        directory
                                .operatorName(account, to.operatorId())
                                .orElseThrow(() -> new ContractViolation(ErrorCode.NOT_FOUND, "no such operator")));
            case OperatorCommand.ToDepartment to -> {
                if (!directory.hasDepartment(account, to.departmentId())) {
                    throw new ContractViolation(ErrorCode.NOT_FOUND, "no such department");
                }
                yield new TransferTarget.ToDepartment(to.departmentId());
            }
            case OperatorCommand.ToLanguage to -> new TransferTarget.ToLanguage(to.language());
            case OperatorCommand.ToQueue to -> new TransferTarget.ToQueue();
            case OperatorCommand.ToBot to -> new TransferTarget.ToBot();
        };
    }

    private static CommandId commandId(@Nullable String ref) {
        if (ref == null || !UUID.matcher(ref).matches()) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "ref must be a UUID");
        }
        return new CommandId(ref);
    }

    private static String text(@Nullable String text, boolean mayBeEmpty) {
        return WellFormed.requiredUnless(mayBeEmpty, "text", text, TEXT_LIMIT);
    }
}
