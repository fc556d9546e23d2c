package chat.parley.ingest.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.channel.vk.VkChannel;
import chat.parley.ingest.inbound.ArrivalClient;
import chat.parley.ingest.inbound.ArrivalScene;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.Hook;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.VisitorKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What providers are answered, with VK's own calls. */
class HookClientTest {
    private static final String SECRET = "what_VK_was_given";

    private final ArrivalScene scene = new ArrivalScene();
    private final ChannelId channelId = new ChannelId("vk-1");
    private final Channel vk = new VkChannel(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), Set.of());
    private final SecretBox box = SecretBox.of(VisitorKeys.SECRET_KEY);
    private final Connections connections = new Connections(scene.settings, box, Set.of(VkChannel.KIND));
    private boolean ready = true;

    private HookClient hooks(ArrivalClient arrivals) {
        scene.settings.apply(new Setting.Channel(
                scene.acme.id(),
                1,
                false,
                channelId,
                VkChannel.KIND,
                "Our community",
                null,
                true,
                Set.of(),
                Set.of(),
                Map.of("groupId", "7", "confirmation", "1a2b3c4d"),
                Map.of(
                        "secretKey",
                        box.seal(
                                SECRET.getBytes(UTF_8),
                                SecretPurpose.channel(scene.acme.id(), channelId, "secretKey")))));
        return new HookClient(
                connections, Map.of(VkChannel.KIND, vk), arrivals, () -> ready, scene.clock, scene.metrics);
    }

    private static Hook message(int number, String secret) {
        return new Hook(
                Map.of(),
                ("{\"type\":\"message_new\",\"group_id\":7,\"event_id\":\"e" + number + "\",\"secret\":\"" + secret
                                + "\",\"object\":{\"message\":{\"id\":" + number
                                + ",\"peer_id\":111,\"from_id\":111,\"text\":\"" + number + "\"}}}")
                        .getBytes(UTF_8));
    }

    @Test
    @Tag("N-14")
    @Tag("C-13")
    void whatIsBeyondTheRateIsAcknowledgedAndPassedOnLaterInItsOrder() throws Exception {
        ArrivalClient arrivals = scene.client(5, 2);
        HookClient hooks = hooks(arrivals);
        for (int i = 1; i <= 8; i++) {
            assertThat(hooks.answer(VkChannel.KIND, "vk-1", message(i, SECRET)))
                    .isEqualTo(new HookClient.Answer(200, "ok"));
        }
        assertThat(scene.sent).hasSize(5);
        scene.clock.advance(Duration.ofSeconds(1));
        hooks.answer(VkChannel.KIND, "vk-1", message(9, SECRET));
        var connection = hooks.find(VkChannel.KIND, "vk-1").orElseThrow();

        for (int i = 0; i < 3; i++) {
            assertThat(arrivals.feed(connection, vk)).isEqualTo(i < 2);
            scene.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(scene.sent).allSatisfy(command -> {
            assertThat(command.placementId()).as("no session of a site").isNull();
            assertThat(command.pageUrl()).isNull();
        });
        assertThat(scene.sent.stream().map(DialogCommand.PostVisitorMessage::text))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 9).mapToObj(Integer::toString).toList());
    }

    @Test
    @Tag("N-14")
    void whatIsParkedOnOneReplicaIsNotOvertakenOnAnother() throws Exception {
        HookClient slow = hooks(scene.client(1, 1));
        ArrivalClient arrivals = scene.replica();
        HookClient fast = hooks(arrivals);
        slow.answer(VkChannel.KIND, "vk-1", message(1, SECRET));
        slow.answer(VkChannel.KIND, "vk-1", message(2, SECRET));

        fast.answer(VkChannel.KIND, "vk-1", message(3, SECRET));

        assertThat(scene.sent).hasSize(1);
        arrivals.feed(fast.find(VkChannel.KIND, "vk-1").orElseThrow(), vk);
        assertThat(scene.sent.stream().map(DialogCommand.PostVisitorMessage::text))
                .containsExactly("1", "2", "3");
    }

    @Test
    void whenToComeAgainIsADateAsHttpHasThemOnTheFirstDaysOfAMonthToo() {
        assertThat(HookResource.date(Instant.parse("2026-03-05T09:00:05Z"))).isEqualTo("Thu, 05 Mar 2026 09:00:05 GMT");
    }

    @Test
    @Tag("W-55")
    void aWrongSecretIsRefusedAndCountedAndNothingIsTakenInWithoutADatabase() throws Exception {
        HookClient hooks = hooks(scene.client(5, 2));

        assertThat(hooks.answer(VkChannel.KIND, "vk-1", message(1, "guessed")).status())
                .isEqualTo(403);
        assertThat(hooks.answer(VkChannel.KIND, "vk-2", message(1, SECRET)).status())
                .isEqualTo(404);
        assertThat(scene.metrics
                        .counter("parley.channels.refused", "kind", "vk", "reason", "wrong-secret")
                        .count())
                .isEqualTo(1);
        ready = false;
        HookClient.Answer later = hooks.answer(VkChannel.KIND, "vk-1", message(1, SECRET));
        assertThat(later.status()).isEqualTo(503);
        assertThat(later.comeBackAt()).isEqualTo(scene.clock.instant().plusSeconds(5));
        assertThat(scene.sent).isEmpty();
    }
}
