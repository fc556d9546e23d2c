package chat.parley.integration.crm.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.ChatLine;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmChat;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.HeldTokens;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.crm.AmoChats;
import chat.parley.testkit.crm.AmoSimulator;
import chat.parley.testkit.crm.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class AmoChatTest {
    private static final CrmTicket.Requester IVAN = new CrmTicket.Requester("v-1", "Иван", "ivan@example.com", null);
    private static final Instant AT = Instant.parse("2026-11-21T09:00:00.250Z");
    private static final ChatLine ASKED = new ChatLine("m-1", "c-1", AT, IVAN, null, "Добрый день", null);

    private final AmoSimulator amo = AmoSimulator.unhurried();

    AmoChatTest() throws IOException {}

    @AfterEach
    void close() {
        amo.close();
    }

    @Test
    void anAccountIsConnectedWithTheChannelAndDisconnected() {
        assertThat(chat().connect())
                .isInstanceOfSatisfying(
                        CrmAnswer.Done.class,
                        done -> assertThat(done.recordId()).isEqualTo(AmoChats.SCOPE));
        assertThat(chat().connect()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(amo.chats().isConnected()).isTrue();

        assertThat(chat().disconnect()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(amo.chats().isConnected()).isFalse();
        assertThat(chat().say(ASKED)).isInstanceOf(CrmAnswer.Refused.class);
    }

    @Test
    void anotherSecretOrAClockThatIsWrongIsAMatterOfCredentials() {
        assertThat(crm(Map.of("channelSecret", "another"), Clock.systemUTC())
                        .chat()
                        .orElseThrow()
                        .connect())
                .isInstanceOfSatisfying(
                        CrmAnswer.Unauthorized.class,
                        refused -> assertThat(refused.reason()).contains("ORIGIN_INVALID_SIGNATURE"));
        var late = MutableClock.at(Instant.now().minus(Duration.ofMinutes(16)));
        assertThat(crm(Map.of(), late).chat().orElseThrow().connect()).isInstanceOf(CrmAnswer.Unauthorized.class);
        assertThat(amo.chats().isConnected()).isFalse();
    }

    @Test
    void withoutTheSettingThereAreNoChats() {
        assertThat(crm(Map.of("chats", "false"), Clock.systemUTC()).chat()).isEmpty();
    }

    @Test
    void theChatIsShownWithTheContactOfTheLead() {
        chat().connect();
        String lead = lead("dialog-1");

        assertThat(chat().open("c-1", IVAN, lead)).isEqualTo(chat().open("c-1", IVAN, lead));

        assertThat(amo.chats().contacts())
                .isEqualTo(Map.of("c-1", amo.contacts().getFirst().path("id").asLong()));
    }

    @Test
    void whatTheVisitorSaysAndWhatIsAnsweredComesOnceHoweverOftenItIsSent() {
        chat().connect();
        chat().open("c-1", IVAN, lead("dialog-1"));
        var answer = new ChatLine("m-2", "c-1", AT, IVAN, new ChatLine.Author("op-1", "Анна"), "Слушаю", null);

        amo.next(Trouble.DONE_AND_CUT);
        assertThat(chat().say(ASKED)).isInstanceOf(CrmAnswer.Again.class);
        assertThat(chat().say(ASKED)).isInstanceOf(CrmAnswer.Done.class);
        assertThat(chat().say(answer)).isInstanceOf(CrmAnswer.Done.class);

        assertThat(amo.chats().messages()).hasSize(2);
        var first = amo.chats().messages().getFirst();
        assertThat(first.path("msgid").asText()).isEqualTo("m-1");
        assertThat(first.path("timestamp").asLong()).isEqualTo(AT.getEpochSecond());
        assertThat(first.path("msec_timestamp").asLong()).isEqualTo(AT.toEpochMilli());
        assertThat(first.at("/sender/id").asText()).isEqualTo("v-1");
        assertThat(first.at("/sender/profile/email").asText()).isEqualTo("ivan@example.com");
        assertThat(first.has("receiver")).isFalse();
        assertThat(first.path("silent").asBoolean()).isFalse();
        var second = amo.chats().messages().getLast();
        assertThat(second.at("/sender/name").asText()).isEqualTo("Анна");
        assertThat(second.at("/sender/ref_id").asText()).isEqualTo(AmoChats.BOT);
        assertThat(second.at("/receiver/id").asText()).isEqualTo("v-1");
        assertThat(second.path("silent").asBoolean()).isTrue();
    }

    @Test
    void wordsThatChangeChangeThereToo() {
        chat().connect();
        chat().open("c-1", IVAN, lead("dialog-1"));
        chat().say(ASKED);

        assertThat(chat().edit(new ChatLine("m-1", "c-1", AT, IVAN, null, "Доброе утро", null)))
                .isInstanceOf(CrmAnswer.Done.class);

        assertThat(amo.chats().messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.at("/message/text").asText()).isEqualTo("Доброе утро"));
    }

    @Test
    void filesComeByTheirAddressesWithNameAndSize() {
        chat().connect();
        chat().open("c-1", IVAN, lead("dialog-1"));

        for (String kind : List.of("image", "video", "voice", "audio", "sticker", "file")) {
            var file = new ChatLine.File(kind, "https://parley.example/files/" + kind, "a.bin", 4);
            assertThat(chat().say(new ChatLine("m-" + kind, "c-1", AT, IVAN, null, "", file)))
                    .as(kind)
                    .isInstanceOf(CrmAnswer.Done.class);
        }

        assertThat(amo.chats().messages())
                .extracting(message -> message.at("/message/type").asText())
                .containsExactly("picture", "video", "voice", "audio", "picture", "file");
        assertThat(amo.chats().messages().getFirst().at("/message/media").asText())
                .isEqualTo("https://parley.example/files/image");
    }

    @Test
    void aBotThatAmoDoesNotKnowIsRefusedForGood() {
        chat().connect();
        chat().open("c-1", IVAN, lead("dialog-1"));
        var answer = new ChatLine("m-2", "c-1", AT, IVAN, new ChatLine.Author("op-1", "Анна"), "Слушаю", null);

        assertThat(crm(Map.of("botId", "unknown"), Clock.systemUTC())
                        .chat()
                        .orElseThrow()
                        .say(answer))
                .isInstanceOf(CrmAnswer.Refused.class);
    }

    private String lead(String dialog) {
        var ticket = new CrmTicket(dialog, "Chat", "text", IVAN, List.of(), Map.of());
        return ((CrmAnswer.Done) crm(Map.of(), Clock.systemUTC()).open(ticket)).recordId();
    }

    private CrmChat chat() {
        return crm(Map.of(), Clock.systemUTC()).chat().orElseThrow();
    }

    private Crm crm(Map<String, String> changed, Clock clock) {
        var options = new HashMap<>(Map.of(
                "credentials",
                "token",
                "token",
                AmoSimulator.TOKEN,
                "chats",
                "true",
                "channelId",
                AmoChats.CHANNEL,
                "channelSecret",
                AmoChats.SECRET,
                "botId",
                AmoChats.BOT,
                "scopeId",
                AmoChats.SCOPE));
        options.putAll(changed);
        return SimulatedCrm.at(new AmoVendor(), amo.url(), options, new HeldTokens(), clock);
    }
}
