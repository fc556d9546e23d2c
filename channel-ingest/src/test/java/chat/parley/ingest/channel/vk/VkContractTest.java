package chat.parley.ingest.channel.vk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.ChannelContract;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Provider;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import chat.parley.platform.json.Json;
import chat.parley.testkit.vk.VkSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("W-55")
@Tag("P-18")
class VkContractTest extends ChannelContract {
    @Override
    protected Provider provide() {
        return new Simulated();
    }

    private static final class Simulated implements Provider {
        private static final String KEY = "vk1.a.an_access_key_of_the_community";
        private static final String SECRET = "what_VK_was_given";

        private final VkSimulator vk = new VkSimulator(KEY, "214167102");
        private final VkChannel channel = new VkChannel(vk.api(), Duration.ofSeconds(5), Set.of("127.0.0.1"));

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public ChannelConnection connection() {
            return connection(
                    Map.of("groupId", "214167102", "confirmation", "1a2b3c4d"),
                    Map.of("accessKey", KEY, "secretKey", SECRET));
        }

        @Override
        public Hook says(long person, String text) {
            return hook(vk.says(person, Json.mapper().createObjectNode().put("text", text)));
        }

        @Override
        public Hook sendsPicture(long person, String text, byte[] bytes) {
            ObjectNode content = Json.mapper().createObjectNode().put("text", text);
            content.putArray("attachments")
                    .addObject()
                    .put("type", "photo")
                    .putObject("photo")
                    .put("id", 5)
                    .put("owner_id", person)
                    .putArray("sizes")
                    .addObject()
                    .put("width", 90)
                    .put("height", 60)
                    .put("url", vk.file("picture.jpg", bytes));
            return hook(vk.says(person, content));
        }

        @Override
        public Optional<Hook> edits(long person, String text) {
            return Optional.of(hook(vk.edits(person, text)));
        }

        @Override
        public Hook blocks(long person) {
            return hook(vk.allows(person, false));
        }

        @Override
        public Optional<Hook> allowsAgain(long person) {
            return Optional.of(hook(vk.allows(person, true)));
        }

        Hook hook(ObjectNode event) {
            return new Hook(Map.of(), Json.bytes(event.put("secret", SECRET)));
        }

        @Override
        public Hook forged(byte[] body) {
            try {
                var event = (ObjectNode) Json.mapper().readTree(body);
                return new Hook(Map.of(), Json.bytes(event.put("secret", SECRET + "x")));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Hook signed(byte[] body) {
            return new Hook(Map.of(), body);
        }

        @Override
        public void outage(boolean on) {
            vk.setDown(on);
        }

        @Override
        public void loseAnswers(boolean on) {
            vk.setMute(on);
        }

        @Override
        public boolean answersRubbish(boolean on) {
            vk.setRubbish(on);
            return true;
        }

        @Override
        public void throttle(int seconds) {
            vk.throttle(1);
        }

        @Override
        public void revoke() {
            vk.revoke();
        }

        @Override
        public List<String> texts(long person) {
            return vk.texts(person);
        }

        @Override
        public List<String> buttons(long person) {
            try {
                return Json.mapper().readTree(vk.sent().getLast().keyboard()).findValuesAsText("label");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int files() {
            return (int) vk.sent().stream()
                    .filter(sent -> sent.attachment().startsWith("doc"))
                    .count();
        }

        @Override
        public void close() {
            vk.close();
        }
    }

    private static Reading read(Simulated vk, Hook hook) {
        return vk.channel().read(vk.connection(), hook);
    }

    @Test
    void theHandshakeIsAnsweredWithWhatVkGave() {
        try (var vk = new Simulated()) {
            JsonNode nothing = Json.mapper().createObjectNode();

            assertThat(read(vk, vk.hook(vk.vk.event("confirmation", nothing))))
                    .isEqualTo(new Reading.Handshake("1a2b3c4d"));
        }
    }

    @Test
    void anotherCommunitysEventIsRefused() {
        try (var vk = new Simulated()) {
            ObjectNode event = vk.vk.says(111, Json.mapper().createObjectNode().put("text", "Hello"));

            assertThat(read(vk, vk.hook(event.put("group_id", 5)))).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    @Tag("C-12")
    void whatSomebodyAnswersInVkItselfIsKnownAndOurOwnAnswersAreNot() {
        try (var vk = new Simulated()) {
            var outside = (Reading.Understood) read(vk, vk.hook(vk.vk.answersOutside(111, "Answered in VK", 77)));
            var own = (Reading.Understood) read(vk, vk.hook(vk.vk.answersOutside(111, "Answered by us", 0)));

            assertThat(outside.arrivals()).singleElement().isInstanceOfSatisfying(Arrival.OutsideReply.class, reply -> {
                assertThat(reply.text()).isEqualTo("Answered in VK");
                assertThat(reply.sender().externalId()).isEqualTo("111");
            });
            assertThat(own.arrivals()).isEmpty();
        }
    }

    @ParameterizedTest
    @Tag("C-02")
    @CsvSource({
        "900, Unreachable",
        "901, Unreachable",
        "902, Unreachable",
        "6, Throttled",
        "9, Throttled",
        "29, Throttled",
        "1, Later",
        "10, Later",
        "5, Disowned",
        "7, Disowned",
        "15, Disowned",
        "27, Disowned",
        "14, Disowned",
        "100, Rejected",
        "914, Rejected",
        "950, Rejected"
    })
    void whatVkAnswersDecidesWhetherTheMessageTheVisitorOrTheConnectionIsMeant(int code, String wanted) {
        byte[] body = ("{\"error\":{\"error_code\":" + code + ",\"error_msg\":\"No\"}}").getBytes(UTF_8);

        SendResult result = VkAnswer.read(200, body).forSending("111");

        assertThat(result.getClass().getSimpleName()).isEqualTo(wanted);
        assertThat(result.words()).isEqualTo("No (" + code + ")");
    }

    @Test
    @Tag("C-10")
    void theCommunityIsCalledAsInVk() {
        try (var vk = new Simulated()) {
            assertThat(vk.channel().check(vk.connection())).isEqualTo(new Standing.Good("214167102", "Our shop"));
            vk.vk.rename("Our new shop");
            assertThat(vk.channel().check(vk.connection())).isEqualTo(new Standing.Good("214167102", "Our new shop"));
        }
    }

    @Test
    @Tag("C-10")
    void aPersonIsCalledAsInVk() {
        try (var vk = new Simulated()) {
            assertThat(vk.channel().nameOf(vk.connection(), "111")).contains("Person 111");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'link','link':{'url':'https://a.example/','title':'Desks'}} | 🔗 Desks https://a.example/",
                "{'type':'video','video':{'id':5,'owner_id':-7,'title':'Look'}} | 🎬 Look https://vk.com/video-7_5",
                "{'type':'wall','wall':{'id':3,'to_id':-7}} | 🔗 https://vk.com/wall-7_3",
                "{'type':'market','market':{'id':2,'owner_id':-7,'title':'Desk'}}"
                        + " | 🔗 Desk https://vk.com/market-7?w=product-7_2",
                "{'type':'audio','audio':{'artist':'Ann','title':'Song'}} | 🎵 Ann Song",
                "{'type':'gift','gift':{'id':1}} | 🎁",
                "{'type':'story','story':{'id':1}} | [story]"
            })
    void whatIsSentWithoutAWordAndIsNoFileIsNamed(String attachment, String wanted) throws IOException {
        try (var vk = new Simulated()) {
            ObjectNode content = Json.mapper().createObjectNode();
            content.putArray("attachments").add(Json.mapper().readTree(attachment.replace('\'', '"')));

            assertThat(message(vk, content).text()).isEqualTo(wanted);
        }
    }

    @Test
    void whatIsForwardedIsReadToo() throws IOException {
        try (var vk = new Simulated()) {
            String forwarded = "{'fwd_messages':[{'from_id':5,'text':'One\\nTwo','attachments':[{'type':'graffiti',"
                    + "'graffiti':{'id':1,'owner_id':5,'url':'https://sun.userapi.com/g.png'}}],"
                    + "'fwd_messages':[{'text':'Deep'}]}],'text':'See'}";
            var content = (ObjectNode) Json.mapper().readTree(forwarded.replace('\'', '"'));

            Arrival.Message read = message(vk, content);

            assertThat(read.text()).isEqualTo("See\n> One\n> Two\n> > Deep");
            assertThat(read.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.name()).isEqualTo("graffiti.png"));
        }
    }

    private static Arrival.Message message(Simulated vk, ObjectNode content) {
        return (Arrival.Message) ((Reading.Understood) read(vk, vk.hook(vk.vk.says(111, content))))
                .arrivals()
                .getFirst();
    }

    @Test
    void aFileIsFetchedFromVkAndFromNowhereElse() {
        try (var vk = new Simulated()) {
            ObjectNode content = Json.mapper().createObjectNode().put("text", "Look");
            content.putArray("attachments")
                    .addObject()
                    .put("type", "doc")
                    .putObject("doc")
                    .put("id", 1)
                    .put("title", "prices.pdf")
                    .put("url", "http://169.254.169.254/latest/meta-data");
            var message = (Arrival.Message) ((Reading.Understood) read(vk, vk.hook(vk.vk.says(111, content))))
                    .arrivals()
                    .getFirst();

            org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                            vk.channel().fetch(vk.connection(), message.files().getFirst()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("elsewhere");
        }
    }
}
