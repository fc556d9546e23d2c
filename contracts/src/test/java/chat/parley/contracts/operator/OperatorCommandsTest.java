package chat.parley.contracts.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.TransferTarget;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OperatorCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String REF = "0b5f1d2e-9a61-4c1e-8f6d-2f6f2f6f2f6f";
    private static final AccountId ACME = new AccountId("acme");
    private static final ConversationId CONVERSATION = new ConversationId("conversation-1");
    private static final ConversationId FOREIGN = new ConversationId("conversation-2");
    private static final DialogId DIALOG = new DialogId("dialog-1");
    private static final Actor.Operator ANN = new Actor.Operator(new OperatorId("ann"), "Ann", Role.OPERATOR);

    private final OperatorCommands translation =
            new OperatorCommands(new TwoAccounts(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theCommandSaysWhoAndWhenAsWeKnowIt() {
        var command = translate(new OperatorCommand.Take(CONVERSATION, DIALOG));

        assertThat(command.meta().commandId().value()).isEqualTo(REF);
        assertThat(command.meta().accountId()).isEqualTo(ACME);
        assertThat(command.meta().issuer()).isEqualTo(new Actor.Operator(new OperatorId("ann"), "Ann", Role.OPERATOR));
        assertThat(command.meta().at()).isEqualTo(NOW);
    }

    @Test
    @Tag("T-05")
    void eachCommandOfTheConsoleHasItsCounterpart() {
        var message = new MessageId("m-1");

        assertThat(translate(new OperatorCommand.Reply(CONVERSATION, DIALOG, "c-1", "hello")))
                .isInstanceOfSatisfying(DialogCommand.PostOperatorMessage.class, c -> {
                    assertThat(c.text()).isEqualTo("hello");
                    assertThat(c.clientMessageId()).isEqualTo("c-1");
                });
        assertThat(translate(new OperatorCommand.Note(CONVERSATION, DIALOG, "c-1", "rude")))
                .isInstanceOf(DialogCommand.PostNote.class);
        assertThat(translate(new OperatorCommand.Close(CONVERSATION, DIALOG)))
                .isInstanceOfSatisfying(
                        DialogCommand.CloseDialog.class,
                        c -> assertThat(c.reason()).isEqualTo(CloseReason.BY_OPERATOR));
        assertThat(translate(new OperatorCommand.Reopen(CONVERSATION, DIALOG)))
                .isInstanceOf(DialogCommand.ReopenDialog.class);
        assertThat(translate(new OperatorCommand.Read(CONVERSATION, DIALOG, message)))
                .isInstanceOf(DialogCommand.AdvanceRead.class);
    }

    @Test
    @Tag("T-04")
    void aTransferNamesItsTargetAsVisitorsSeeIt() {
        assertThat(target(new OperatorCommand.ToOperator(new OperatorId("boris"))))
                .isEqualTo(new TransferTarget.ToOperator(new OperatorId("boris"), "Boris"));
        assertThat(target(new OperatorCommand.ToDepartment(new DepartmentId("sales"))))
                .isEqualTo(new TransferTarget.ToDepartment(new DepartmentId("sales")));
        assertThat(target(new OperatorCommand.ToLanguage("ru"))).isEqualTo(new TransferTarget.ToLanguage("ru"));
        assertThat(target(new OperatorCommand.ToQueue())).isEqualTo(new TransferTarget.ToQueue());
        assertThat(target(new OperatorCommand.ToBot())).isEqualTo(new TransferTarget.ToBot());
    }

    @Test
    @Tag("P-21")
    void aTransferToWhatTheAccountDoesNotHaveIsRefused() {
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> target(new OperatorCommand.ToOperator(new OperatorId("of-another-account"))));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> target(new OperatorCommand.ToDepartment(new DepartmentId("of-another-account"))));
    }

    @Test
    @Tag("P-21")
    void aConversationKnownToBeAnotherAccountsIsNotFound() {
        assertRefused(ErrorCode.NOT_FOUND, () -> translate(new OperatorCommand.Take(FOREIGN, DIALOG)));
    }

    @Test
    void onlyAUuidCanBeARef() {
        for (String ref : new String[] {null, "", "1", "0b5f1d2e9a614c1e8f6d2f6f2f6f2f6f", REF + "0"}) {
            assertRefused(
                    ErrorCode.INVALID_REQUEST,
                    () -> translation.translate(ref, new OperatorCommand.Take(CONVERSATION, DIALOG), ACME, ANN));
        }
    }

    @Test
    void textsThatNobodyCouldStoreOrShowAreRefused() {
        assertRefused(ErrorCode.TEXT_TOO_LONG, () -> reply("x".repeat(4_097)));
        assertRefused(ErrorCode.INVALID_TEXT, () -> reply("nul \u0000"));
        assertRefused(ErrorCode.INVALID_TEXT, () -> reply("half \ud83d"));
        assertRefused(ErrorCode.INVALID_TEXT, () -> reply("  "));
        assertRefused(ErrorCode.INVALID_TEXT, () -> reply(null));
        assertThat(reply("x".repeat(4_096))).isNotNull();
    }

    private DialogCommand reply(String text) {
        return translate(new OperatorCommand.Reply(CONVERSATION, DIALOG, "c-1", text));
    }

    private TransferTarget target(OperatorCommand.Target target) {
        return ((DialogCommand.TransferDialog) translate(new OperatorCommand.Transfer(CONVERSATION, DIALOG, target)))
                .target();
    }

    private DialogCommand translate(OperatorCommand wanted) {
        return translation.translate(REF, wanted, ACME, ANN);
    }

    private static void assertRefused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ContractViolation.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static final class TwoAccounts implements OperatorDirectory {
        @Override
        public Optional<String> operatorName(AccountId account, OperatorId operator) {
            return account.equals(ACME) && operator.value().equals("boris") ? Optional.of("Boris") : Optional.empty();
        }

        @Override
        public boolean hasDepartment(AccountId account, DepartmentId department) {
            return account.equals(ACME) && department.value().equals("sales");
        }

        @Override
        public Optional<AccountId> accountOf(ConversationId conversation) {
            return conversation.equals(FOREIGN) ? Optional.of(new AccountId("umbrella")) : Optional.empty();
        }
    }
}
