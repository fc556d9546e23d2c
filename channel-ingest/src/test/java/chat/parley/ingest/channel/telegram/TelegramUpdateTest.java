package chat.parley.ingest.channel.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-54")
class TelegramUpdateTest {
    private static Reading read(String content) {
        String message = "{'update_id':700001,'message':{'message_id':42,'date':1700000000,"
                + "'chat':{'id':111,'type':'private','first_name':'Иван'},"
                + "'from':{'id':111,'is_bot':false,'first_name':'Иван','username':'ivan','language_code':'ru'},"
                + content + "}}";
        return TelegramUpdate.read(message.replace('\'', '"').getBytes(UTF_8));
    }

    private static Arrival.Message message(String content) {
        return (Arrival.Message) ((Reading.Understood) read(content)).arrivals().getFirst();
    }

    @Test
    void aMessageIsKnownByItsChatAndNumber() {
        Arrival.Message message = message("'text':'Здравствуйте'");

        assertThat(message.externalMessageId()).isEqualTo("111:42");
        assertThat(message.text()).isEqualTo("Здравствуйте");
        assertThat(message.sender().name()).isEqualTo("Иван");
        assertThat(message.sender().language()).isEqualTo("ru");
        assertThat(((Reading.Understood) read("'text':'x'")).number()).isEqualTo(700_001);
    }

    @Test
    void aLinkBehindWordsIsWrittenOutAndOtherMarksAreNot() {
        assertThat(message("'text':'👋 see here, now','entities':["
                                + "{'type':'bold','offset':0,'length':3},"
                                + "{'type':'text_link','offset':7,'length':4,'url':'https://example.com/a'}]")
                        .text())
                .isEqualTo("👋 see here (https://example.com/a), now");
        assertThat(message("'text':'short','entities':[{'type':'text_link','offset':9,'length':99,'url':'https://x'}]")
                        .text())
                .isEqualTo("short");
    }

    @Test
    void theLargestSizeOfAPhotoIsTaken() {
        var file = message("'photo':[{'file_id':'s','file_unique_id':'us','width':90,'height':60},"
                        + "{'file_id':'l','file_unique_id':'ul','width':900,'height':600,'file_size':12345}]")
                .files()
                .getFirst();

        assertThat(file.externalId()).isEqualTo("l");
        assertThat(file.width()).isEqualTo(900);
        assertThat(file.size()).isEqualTo(12_345);
    }

    @Test
    void everyKindOfFileIsKnown() {
        assertThat(kind("'voice':{'file_id':'f','duration':3}")).isEqualTo(AttachmentKind.VOICE);
        assertThat(kind("'audio':{'file_id':'f'}")).isEqualTo(AttachmentKind.AUDIO);
        assertThat(kind("'video':{'file_id':'f'}")).isEqualTo(AttachmentKind.VIDEO);
        assertThat(kind("'video_note':{'file_id':'f'}")).isEqualTo(AttachmentKind.VIDEO);
        assertThat(kind("'sticker':{'file_id':'f','is_animated':true}")).isEqualTo(AttachmentKind.STICKER);
        assertThat(kind("'document':{'file_id':'f','file_name':'a.pdf'}")).isEqualTo(AttachmentKind.FILE);
        assertThat(kind("'animation':{'file_id':'f'},'document':{'file_id':'f'}"))
                .isEqualTo(AttachmentKind.VIDEO);
    }

    private static AttachmentKind kind(String content) {
        return message(content).files().getFirst().kind();
    }

    @Test
    void aPlaceAndAContactAreWrittenOut() {
        assertThat(message("'location':{'latitude':55.75,'longitude':37.61}").text())
                .isEqualTo("📍 55.75, 37.61");
        assertThat(message("'contact':{'phone_number':'+79001234567','first_name':'Анна'}")
                        .text())
                .isEqualTo("☎ +79001234567 Анна");
    }

    @Test
    @Tag("T-13")
    void onlyTheWritersOwnContactIsTheirPhone() {
        int writer = 111;
        assertThat(message("'contact':{'phone_number':'+79001234567','first_name':'A','user_id':" + writer + "}")
                        .sender()
                        .card()
                        .phones())
                .containsExactly("+79001234567");
        assertThat(message("'contact':{'phone_number':'+79001234567','first_name':'B','user_id':112}")
                        .sender()
                        .card())
                .isEqualTo(VisitorCard.EMPTY);
    }

    @Test
    void anAnswerNamesWhatItAnswersAndAStartSaysHowSomebodyCame() {
        assertThat(message("'text':'Yes','reply_to_message':{'message_id':40}").repliesTo())
                .isEqualTo("111:40");
        assertThat(message("'text':'/start spring-sale'").text()).isEqualTo("/start spring-sale");
    }

    @Test
    void whatNobodyUnderstandsIsOddAndKeepsItsNumber() {
        assertThat(read("'dice':{'value':4}")).isEqualTo(new Reading.Odd(700_001L, "message", ""));
        assertThat(TelegramUpdate.read("{\"update_id\":5,\"poll\":{}}".getBytes(UTF_8)))
                .isEqualTo(new Reading.Odd(5L, "update", ""));
    }

    @Test
    void aBotInAGroupHearsNothing() {
        String group = "{\"update_id\":6,\"message\":{\"message_id\":1,\"text\":\"Hi\","
                + "\"chat\":{\"id\":-5,\"type\":\"group\"},\"from\":{\"id\":1}}}";

        assertThat(TelegramUpdate.read(group.getBytes(UTF_8))).isEqualTo(new Reading.Odd(6L, "chat-group", ""));
    }
}
