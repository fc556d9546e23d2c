package chat.parley.contracts.command;

import static chat.parley.contracts.ContractJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.dialog.MessageStatus;
import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.contracts.text.WellFormed;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DialogCommandTest {
    private static final CommandMeta META = new CommandMeta(
            new CommandId("c"),
            new AccountId("acme"),
            new ConversationId("conversation"),
            new Actor.Visitor(new VisitorId("v"), null),
            Instant.parse("2026-11-21T09:00:00Z"));
    private static final DialogId DIALOG = new DialogId("d");
    private static final Attachment FILE =
            new Attachment(new AttachmentId("a"), AttachmentKind.FILE, "a.pdf", "application/pdf", 1, null, null, null);

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
        refuses(() -> fromVisitor("hello", "en", "x".repeat(WellFormed.PAGE_LIMIT + 1)), ErrorCode.TEXT_TOO_LONG);
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

    @Test
    void takesAMessageWithoutTextOnlyWhereItCarriesSomethingElse() {
        assertThat(new DialogCommand.PostOperatorMessage(META, DIALOG, "client", "", List.of(FILE), null, List.of())
                        .text())
                .isEmpty();

        refuses(
                () -> new DialogCommand.PostOperatorMessage(META, DIALOG, "client", "", List.of(), null, List.of()),
                ErrorCode.INVALID_TEXT);
        refuses(
                () -> new DialogCommand.PostOperatorMessage(
                        META, DIALOG, "client", "\0", List.of(FILE), null, List.of()),
                ErrorCode.INVALID_TEXT);
    }

    @Test
    void namesTheMessageToChangeByExactlyOneOfItsIds() {
        var id = new MessageId("m");
        assertThat(new DialogCommand.EditMessage(META, id, null, "x").messageId())
                .isEqualTo(id);
        assertThat(new DialogCommand.DeleteMessage(META, null, "provider-1").externalMessageId())
                .isEqualTo("provider-1");

        refuses(() -> new DialogCommand.EditMessage(META, id, "provider-1", "x"), ErrorCode.INVALID_REQUEST);
        refuses(() -> new DialogCommand.DeleteMessage(META, null, null), ErrorCode.INVALID_REQUEST);
    }

    @Test
    @Tag("U-08")
    void marksAreOneToFive() {
        assertThat(new DialogCommand.RateDialog(META, DIALOG, 1, null).mark()).isOne();
        assertThat(new DialogCommand.RateDialog(META, DIALOG, 5, null).mark()).isEqualTo(5);

        refuses(() -> new DialogCommand.RateDialog(META, DIALOG, 0, null), ErrorCode.INVALID_REQUEST);
        refuses(() -> new DialogCommand.RateDialog(META, DIALOG, 6, null), ErrorCode.INVALID_REQUEST);
        refuses(() -> new DialogCommand.RateDialog(META, DIALOG, 5, "x".repeat(2_001)), ErrorCode.TEXT_TOO_LONG);
    }

    @Test
    void aVisitorHasFiftyFieldsOfDifferentNamesAtMost() {
        var most = IntStream.range(0, VisitorField.MOST)
                .mapToObj(i -> new VisitorField("field " + i, "x".repeat(1_000)))
                .toList();
        assertThat(fields(most).fields()).hasSize(50);

        refuses(
                () -> fields(Stream.concat(most.stream(), Stream.of(new VisitorField("one more", "x")))
                        .toList()),
                ErrorCode.INVALID_REQUEST);
        refuses(
                () -> fields(List.of(new VisitorField("a", "1"), new VisitorField("a", "2"))),
                ErrorCode.INVALID_REQUEST);
        refuses(() -> new VisitorField("x".repeat(65), "1"), ErrorCode.TEXT_TOO_LONG);
        refuses(() -> new VisitorField("a", "x".repeat(1_001)), ErrorCode.TEXT_TOO_LONG);
        refuses(() -> new VisitorField(" ", "1"), ErrorCode.INVALID_TEXT);
        assertThat(new VisitorField("a", "").value()).isEmpty();
    }

    private static DialogCommand.SetVisitorFields fields(List<VisitorField> fields) {
        return new DialogCommand.SetVisitorFields(META, fields, FieldsProof.NONE, null);
    }

    private static DialogCommand.PostVisitorMessage fromVisitor(String text, String language, String pageUrl) {
        return new DialogCommand.PostVisitorMessage(
                META,
                new ChannelId("web-1"),
                ChannelKind.WEB,
                null,
                "client",
                text,
                null,
                language,
                null,
                pageUrl,
                List.of(),
                null,
                false,
                null);
    }

    private static void refuses(Supplier<?> made, ErrorCode code) {
        assertThatThrownBy(made::get)
                .isInstanceOf(ContractViolation.class)
                .extracting(failure -> ((ContractViolation) failure).code())
                .isEqualTo(code);
    }
}
