package chat.parley.ingest.channel.vk;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.ingest.TestSettings;
import chat.parley.platform.json.Json;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.VisitorKeys;
import chat.parley.testkit.Wait;
import chat.parley.testkit.vk.VkSimulator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A VK community over a real broker and a real database. */
@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class VkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String KEY = "vk1.a.an_access_key_of_the_community";
    private static final String SECRET = "what_VK_was_given";
    private static final long ANN = 612_444_319;

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();
    private final ChannelId channelId = new ChannelId("vk-" + fixtures.randomId());
    private final String group = Integer.toString(100_000 + new Random().nextInt(200_000_000));
    /** Made for each test: Quarkus makes two instances of a test, and the port is one. */
    private VkSimulator vk;

    private final TopicWriter log = new TopicWriter(TestKafka.bootstrapServers());
    private final TopicProbe probe = TopicProbe.fromNow(TestKafka.bootstrapServers(), Topic.COMMANDS);

    @BeforeEach
    void open() {
        vk = new VkSimulator(KEY, group, TestSettings.vkPort());
        acme.settings().forEach(log::setting);
    }

    @AfterEach
    void close() {
        log.setting(channel(9, false));
        probe.close();
        log.close();
        vk.close();
    }

    private Setting.Channel channel(long version, boolean enabled) {
        var box = SecretBox.of(VisitorKeys.SECRET_KEY);
        Map<String, String> secrets = Map.of("accessKey", KEY, "secretKey", SECRET).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        secret -> box.seal(
                                secret.getValue().getBytes(UTF_8),
                                SecretPurpose.channel(acme.id(), channelId, secret.getKey()))));
        return new Setting.Channel(
                acme.id(),
                version,
                false,
                channelId,
                VkChannel.KIND,
                "What we call it ourselves",
                null,
                enabled,
                Set.of(),
                Set.of(),
                Map.of("groupId", group, "confirmation", "1a2b3c4d"),
                secrets);
    }

    private io.restassured.specification.RequestSpecification as(Setting.Operator who) {
        return given().header("Authorization", "Bearer " + Tokens.of(who).sign())
                .contentType("application/json");
    }

    private ValidatableResponse told(ObjectNode event) {
        return given().contentType("application/json")
                .body(event.toString())
                .post("/channels/vk/" + channelId)
                .then();
    }

    private void projectIs(String community) {
        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> as(acme.ann())
                        .get("/channels/abilities")
                        .then()
                        .statusCode(200)
                        .body("channels.channelId", contains(channelId.value()))
                        .body("channels.title", contains(community)));
    }

    @Test
    @Tag("C-01")
    @Tag("C-08")
    @Tag("C-10")
    @Tag("W-55")
    void whoWritesToTheCommunityIsCalledAndAnsweredAsInVkAndTheCommunityIsTheProject() {
        log.setting(channel(1, true));
        projectIs("Our shop");
        ObjectNode asked = vk.says(ANN, Json.mapper().createObjectNode().put("text", "Здравствуйте"));
        told(asked.deepCopy()).statusCode(403);
        told(asked.put("secret", SECRET)).statusCode(200).body(equalTo("ok"));

        var message = probe.await(
                        seen -> seen.type().equals("PostVisitorMessage")
                                && seen.body().path("text").asText().equals("Здравствуйте"),
                        PATIENCE)
                .as(DialogCommand.PostVisitorMessage.class);

        var ann = new Actor.Visitor(new VisitorId("vk-" + ANN), "Person " + ANN);
        assertThat(message.meta().issuer()).isEqualTo(ann);
        assertThat(message.channelKind()).isEqualTo(VkChannel.KIND);
        var thread = new Fixtures.Thread(ann.visitorId(), message.meta().conversationId());
        log.event(fixtures.story(thread).operatorWrote(acme.ann(), "Добрый день"));
        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(vk.texts(ANN)).containsExactly("Добрый день"));

        vk.rename("Our new shop");
        as(acme.adam())
                .body("{}")
                .post("/channels/" + channelId + "/check")
                .then()
                .statusCode(200);
        projectIs("Our new shop");
    }
}
