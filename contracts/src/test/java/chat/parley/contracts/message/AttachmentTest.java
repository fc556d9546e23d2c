package chat.parley.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "image/svg+xml"
            })
    void hasAMediaTypeOfTheUsualForm(String mediaType) {
        assertThat(attachment("a.png", mediaType, 1).mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "png", "image/", "/png", "IMAGE/PNG", "image/png; charset=x", "image/png\r\nx: y", "a/b/c"})
    void refusesEveryOtherForm(String mediaType) {
        refuses(() -> attachment("a.png", mediaType, 1), ErrorCode.INVALID_REQUEST);
    }

    @Test
    void refusesNamesNobodyCanReadAndMeasuresBelowNothing() {
        refuses(() -> attachment(" ", "image/png", 1), ErrorCode.INVALID_TEXT);
        refuses(() -> attachment("a\0.png", "image/png", 1), ErrorCode.INVALID_TEXT);
        refuses(() -> attachment("x".repeat(201), "image/png", 1), ErrorCode.TEXT_TOO_LONG);
        refuses(() -> attachment("a.png", "image/png", -1), ErrorCode.INVALID_REQUEST);
        refuses(
                () -> new Attachment(new AttachmentId("a"), AttachmentKind.VIDEO, "a.mp4", "video/mp4", 1, 1, 1, -1),
                ErrorCode.INVALID_REQUEST);
    }

    @Test
    void areAtMostTwentyInAMessage() {
        var most = Collections.nCopies(Attachment.MOST, attachment("a.png", "image/png", 1));
        var more = new ArrayList<>(most);
        more.add(attachment("b.png", "image/png", 1));

        assertThat(Attachment.checked(most)).hasSize(20);
        assertThat(Attachment.checked(null)).isEmpty();
        refuses(() -> Attachment.checked(more), ErrorCode.INVALID_REQUEST);
    }

    private static Attachment attachment(String name, String mediaType, long size) {
        return new Attachment(new AttachmentId("a"), AttachmentKind.IMAGE, name, mediaType, size, null, null, null);
    }

    private static void refuses(Supplier<?> made, ErrorCode code) {
        assertThatThrownBy(made::get)
                .isInstanceOf(ContractViolation.class)
                .extracting(failure -> ((ContractViolation) failure).code())
                .isEqualTo(code);
    }
}
