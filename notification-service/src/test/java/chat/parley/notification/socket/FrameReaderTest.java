package chat.parley.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DeviceId;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.presence.PresenceStatus;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    @Test
    void framesAreReadAsDocumented() {
        assertThat(good("{\"type\":\"hello\",\"token\":\"t\",\"deviceId\":\"d-1\",\"status\":\"away\"}"))
                .isEqualTo(new ConsoleFrame.Hello("t", new DeviceId("d-1"), PresenceStatus.AWAY));
        assertThat(good("{\"type\":\"presence\",\"status\":\"invisible\"}"))
                .isEqualTo(new ConsoleFrame.Presence(PresenceStatus.INVISIBLE));
        assertThat(good("{\"type\":\"ping\"}")).isEqualTo(new ConsoleFrame.Ping());
        assertThat(good("{\"type\":\"typing\",\"conversationId\":\"c\",\"dialogId\":\"d\",\"active\":true}"))
                .isInstanceOf(ConsoleFrame.Typing.class);
        assertThat(good("{\"type\":\"command\",\"ref\":\"r\",\"command\":{\"name\":\"transfer\","
                        + "\"conversationId\":\"c\",\"dialogId\":\"d\","
                        + "\"target\":{\"kind\":\"operator\",\"operatorId\":\"boris\"}}}"))
                .isInstanceOfSatisfying(ConsoleFrame.Command.class, command -> {
                    assertThat(command.ref()).isEqualTo("r");
                    assertThat(command.command()).isInstanceOf(OperatorCommand.Transfer.class);
                });
    }

    @Test
    void fieldsOfANewerConsoleAreIgnored() {
        assertThat(good("{\"type\":\"ping\",\"mood\":\"fine\"}")).isEqualTo(new ConsoleFrame.Ping());
    }

    @Test
    void whatIsNotAsDocumentedIsRefusedWithTheRefOfItsCommand() {
        assertRefused("", ErrorCode.INVALID_REQUEST, null);
        assertRefused("no json", ErrorCode.INVALID_REQUEST, null);
        assertRefused("[]", ErrorCode.INVALID_REQUEST, null);
        assertRefused("null", ErrorCode.INVALID_REQUEST, null);
        assertRefused("{\"ref\":\"r\"}", ErrorCode.INVALID_REQUEST, "r");
        assertRefused("{\"type\":\"dance\",\"ref\":\"r\"}", ErrorCode.INVALID_REQUEST, "r");
        assertRefused("{\"type\":\"command\",\"ref\":\"r\"}", ErrorCode.INVALID_REQUEST, "r");
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":{\"name\":\"explode\"}}",
                ErrorCode.INVALID_REQUEST,
                "r");
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":{\"name\":\"take\",\"conversationId\":\"c\"}}",
                ErrorCode.INVALID_REQUEST,
                "r");
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\","
                        + "\"command\":{\"name\":\"take\",\"conversationId\":\"c\",\"dialogId\":\"a/b\"}}",
                ErrorCode.INVALID_ID,
                "r");
        assertRefused("{\"type\":\"presence\",\"status\":\"asleep\"}", ErrorCode.INVALID_REQUEST, null);
        assertRefused("{\"type\":\"hello\",\"deviceId\":\"d\"}", ErrorCode.INVALID_REQUEST, null);
        assertRefused("{\"type\":\"dance\",\"ref\":\"" + "r".repeat(65) + "\"}", ErrorCode.INVALID_REQUEST, null);
        assertRefused("{\"type\":\"dance\",\"ref\":7}", ErrorCode.INVALID_REQUEST, null);
    }

    @Test
    void aTokenIsNeverPrinted() {
        assertThat(good("{\"type\":\"hello\",\"token\":\"secret\",\"deviceId\":\"d-1\"}")
                        .toString())
                .doesNotContain("secret");
    }

    private static ConsoleFrame good(String text) {
        return ((FrameReader.Reading.Good) FrameReader.read(text)).frame();
    }

    private static void assertRefused(String text, ErrorCode code, String ref) {
        assertThat(FrameReader.read(text)).isInstanceOfSatisfying(FrameReader.Reading.Bad.class, bad -> {
            assertThat(bad.code()).as(text).isEqualTo(code);
            assertThat(bad.ref()).as(text).isEqualTo(ref);
        });
    }
}
