package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
    private static final String REF = "0b0b6f3e-3c7e-4a0f-9a53-6c1f1d2f7c11";

    private static Map<String, Object> message(String key, Object value) {
        var frame = new HashMap<String, Object>(
                Map.of("type", "message", "ref", REF, "clientMessageId", "c-1", "text", "Hello"));
        frame.put(key, value);
        return frame;
    }

    private static VisitorFrame good(Object json) {
        assertThat(FrameParser.parse(json)).isInstanceOf(FrameParser.Parsed.Good.class);
        return ((FrameParser.Parsed.Good) FrameParser.parse(json)).frame();
    }

    private static FrameParser.Parsed.Bad bad(Object json) {
        assertThat(FrameParser.parse(json)).isInstanceOf(FrameParser.Parsed.Bad.class);
        return (FrameParser.Parsed.Bad) FrameParser.parse(json);
    }

    private static VisitorFrame.Message withPage(Object page) {
        return (VisitorFrame.Message) good(message("pageUrl", page));
    }

    @Test
    @Tag("U-07")
    void aMessageWithEverything() {
        var frame = (VisitorFrame.Message) good(message("pageUrl", "https://shop.example.com/tea?a=1#b"));

        assertThat(frame.ref().value()).isEqualTo(REF);
        assertThat(frame.text()).isEqualTo("Hello");
        assertThat(frame.pageUrl()).isEqualTo("https://shop.example.com/tea?a=1#b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"javascript:alert(1)", "", "about:blank", "https://x/\u0000", "https://x/\ud800"})
    void aPageThatCannotBeALinkIsLeftOut(String page) {
        assertThat(withPage(page).pageUrl()).isNull();
    }

    @Test
    void aPageThatIsTooLongOrNoTextIsLeftOut() {
        assertThat(withPage("https://x/" + "y".repeat(2_000)).pageUrl()).isNull();
        assertThat(withPage(7).pageUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "0b0b6f3e3c7e4a0f9a536c1f1d2f7c11", "1-1-1-1-1", "../../../../etc/passwd"})
    void aRefIsAUuid(String ref) {
        var refused = bad(message("ref", ref));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ID);
        assertThat(refused.ref()).isNull();
    }

    @Test
    void theRefusalRepeatsTheRef() {
        assertThat(bad(message("text", "\u0000")).ref()).isEqualTo(REF);
    }

    @Test
    void theRefusalNeverQuotesTheText() {
        assertThat(bad(message("text", "secret \ud800")).detail()).doesNotContain("secret");
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(good(message("later", List.of(1)))).isInstanceOf(VisitorFrame.Message.class);
    }

    @Test
    void readAndCloseNameTheirDialog() {
        assertThat(good(Map.of("type", "close", "ref", REF, "dialogId", "d")))
                .isInstanceOfSatisfying(
                        VisitorFrame.Close.class,
                        close -> assertThat(close.dialogId()).isEqualTo(new DialogId("d")));
        assertThat(bad(Map.of("type", "read", "ref", REF, "dialogId", "d")).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(bad(Map.of("type", "close", "ref", REF, "dialogId", "d 1")).code())
                .isEqualTo(ErrorCode.INVALID_ID);
    }

    @Test
    @Tag("U-11")
    void aCardHasAtMostFiveOfEach() {
        var five = List.of("1", "2", "3", "4", "5");

        assertThat(good(Map.of("type", "card", "ref", REF, "phones", five))).isInstanceOf(VisitorFrame.Card.class);
        assertThat(bad(Map.of("type", "card", "ref", REF, "phones", List.of("1", "2", "3", "4", "5", "6")))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(bad(Map.of("type", "card", "ref", REF, "emails", List.of(1))).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void helloMayKnowNothingYet() {
        assertThat(good(Map.of("type", "hello", "token", "t"))).isEqualTo(new VisitorFrame.Hello("t", 0));
        assertThat(good(Map.of("type", "hello", "token", "t", "after", 7L))).isEqualTo(new VisitorFrame.Hello("t", 7));
        assertThat(bad(Map.of("type", "hello", "token", "t", "after", -1)).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(bad(Map.of("type", "hello", "token", "t".repeat(3_000))).code())
                .isEqualTo(ErrorCode.TOKEN_INVALID);
    }

    @Test
    @Tag("U-17")
    void aPreviewIsTextLikeAnyOther() {
        assertThat(good(Map.of("type", "typing", "active", true, "preview", "Hel")))
                .isEqualTo(new VisitorFrame.Typing(true, "Hel"));
        assertThat(bad(Map.of("type", "typing", "active", true, "preview", "\u0000"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_TEXT);
    }

    @Test
    @Tag("U-08")
    void aMarkIsOneToFive() {
        assertThat(good(Map.of("type", "rate", "ref", REF, "dialogId", "d", "mark", 5)))
                .isInstanceOf(VisitorFrame.Rate.class);
        for (Object mark : List.of(0, 6, "5", 2.5)) {
            assertThat(bad(Map.of("type", "rate", "ref", REF, "dialogId", "d", "mark", mark))
                            .code())
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
    }

    @Test
    @Tag("B-16")
    void fieldsArePairsOfANameAndAScalarInTheirOrder() {
        var fields = (VisitorFrame.Fields) good(Map.of(
                "type", "fields", "ref", REF, "fields", List.of(List.of("b", 1), List.of("a", true)), "sign", "ab"));

        assertThat(fields.given().shown().stream().map(field -> field.name() + field.value()))
                .containsExactly("b1", "atrue");
        assertThat(fields.given().validity()).isNull();
        for (Object pairs : List.of(
                List.of(), Map.of("a", 1), List.of("a"), List.of(List.of("a")), List.of(List.of("a", List.of())))) {
            assertThat(bad(Map.of("type", "fields", "ref", REF, "fields", pairs))
                            .code())
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
        // With one time only it is neither form.
        assertThat(bad(Map.of("type", "fields", "ref", REF, "fields", List.of(List.of("a", 1)), "exp", 7))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @Tag("U-14")
    void aMessageNamesAtMostTwentyFilesAndThenNeedsNoText() {
        var frame = message("attachments", List.of("f-1", "f-1", "f-2"));
        frame.remove("text");
        assertThat(((VisitorFrame.Message) good(frame)).attachments()).hasSize(2);

        var many =
                java.util.stream.IntStream.range(0, 21).mapToObj(i -> "f-" + i).toList();
        assertThat(bad(message("attachments", many)).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(bad(message("attachments", List.of("../x"))).code()).isEqualTo(ErrorCode.INVALID_ID);
        assertThat(bad(message("language", "russian")).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }
}
