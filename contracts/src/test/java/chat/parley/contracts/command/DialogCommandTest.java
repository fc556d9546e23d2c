package chat.parley.contracts.command;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.text.WellFormed;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DialogCommandTest {
    private static final CommandMeta META = new CommandMeta(
            new CommandId("c"),
            new AccountId("acme"),
            new ConversationId("conversation"),
            new Actor.Visitor(new VisitorId("v"), null),
            Instant.parse("2026-11-21T09:00:00Z"));
    private static final DialogId DIALOG = new DialogId("d");

    @Test
    void takesTheLongestTextOfAMessageAndNothingLonger() {
        assertThat(fromVisitor("x".repeat(WellFormed.MESSAGE_LIMIT), "en", null).text())
                .hasSize(WellFormed.MESSAGE_LIMIT);

        refuses(() -> fromVisitor("x".repeat(WellFormed.MESSAGE_LIMIT + 1), "en", null), ErrorCode.TEXT_TOO_LONG);
    }

    @Test
    void refusesTextThatCannotBeStoredFromWhomeverItComes() {
        refuses(() -> fromVisitor("a\0b", "en", null), ErrorCode.INVALID_TEXT);
        refuses(() -> fromVisitor("\uD83D", "en", null), ErrorCode.INVALID_TEXT);
        refuses(() -> fromVisitor(" ", "en", null), ErrorCode.INVALID_TEXT);
        refuses(() -> new DialogCommand.PostOperatorMessage(META, DIALOG, "client", "\uDE9A"), ErrorCode.INVALID_TEXT);
        refuses(() -> new DialogCommand.PostOperatorMessage(META, DIALOG, "", "hello"), ErrorCode.INVALID_TEXT);
        refuses(() -> new DialogCommand.PostNote(META, DIALOG, "client", "\0"), ErrorCode.INVALID_TEXT);
        refuses(
                () -> new DialogCommand.RecordMessageStatus(META, new MessageId("m"), MessageStatus.FAILED, "\0"),
                ErrorCode.INVALID_TEXT);
        refuses(() -> new Actor.Visitor(new VisitorId("v"), "\0"), ErrorCode.INVALID_TEXT);
    }

    @Test
    void refusesWhatIsNoLanguageCodeAndAddressesWithoutEnd() {
        refuses(() -> fromVisitor("hello", "EN", null), ErrorCode.INVALID_REQUEST);
        refuses(() -> fromVisitor("hello", "eng", null), ErrorCode.INVALID_REQUEST);
        refuses(() -> fromVisitor("hello", "en", "x".repeat(DialogCommand.PAGE_LIMIT + 1)), ErrorCode.TEXT_TOO_LONG);
    }

    @Test
    void refusesTheSameWhenItIsRead() {
        var json = MAPPER.valueToTree(new DialogCommand.PostNote(META, DIALOG, "client", "note"))
                .toString()
                .replace("\"note\"", "\"no\\u0000te\"");

        assertThatThrownBy(() -> MAPPER.readValue(json, DialogCommand.class))
                .isInstanceOf(JsonMappingException.class)
                .hasRootCauseInstanceOf(ContractViolation.class);
    }

    private static DialogCommand.PostVisitorMessage fromVisitor(String text, String language, String pageUrl) {
        return new DialogCommand.PostVisitorMessage(
                META, new ChannelId("web-1"), ChannelKind.WEB, null, "client", text, null, language, null, pageUrl);
    }

    private static void refuses(Supplier<?> made, ErrorCode code) {
        assertThatThrownBy(made::get)
                .isInstanceOf(ContractViolation.class)
                .extracting(failure -> ((ContractViolation) failure).code())
                .isEqualTo(code);
    }
}
