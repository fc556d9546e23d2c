package chat.parley.admin.relay;

import static chat.parley.testkit.Wait.await;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.AdminServices;
import chat.parley.admin.Service;
import chat.parley.admin.Shops;
import chat.parley.admin.Shops.Shop;
import chat.parley.admin.change.Author;
import chat.parley.admin.change.SettingStore;
import chat.parley.admin.department.DepartmentDraft;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.embedded.kafka.EmbeddedKafka;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.TopicProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes reach the topic, once they are committed, whatever happens on the way. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class RelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shops shops;

    @Inject
    SettingStore settings;

    @Inject
    RelayJob relay;

    @Inject
    RelayStore store;

    @Inject
    OutboxStore outbox;

    @Inject
    RelayConfig config;

    private final List<RelayJob> others = new ArrayList<>();
    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(outbox.count()).isZero());
    }

    @AfterEach
    void theUsualRelayWorks() {
        others.forEach(RelayJob::stop);
        relay.start();
        Service.awaitReady();
    }

    @Test
    void aCommitIsPublishedAtOnce() {
        try (var settings = TopicProbe.fromNow(config.kafka(), Topic.SETTINGS)) {
            var waits = new ArrayList<Long>();
            for (int i = 1; i <= 20; i++) {
                long version = i + 1;
                long begun = System.nanoTime();
                rename(i);
                settings.await(seen -> isDepartment(seen) && version(seen) == version);
                waits.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }

            // The fall-back looks once an hour here, so it is the commit that wakes the relay.
            assertThat(waits.stream().sorted().toList().get(waits.size() / 2)).isLessThan(100);
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(outbox.count()).isZero());
        }
    }

    @Test
    void whatChangedWhileTheRelayWasDownComesInOrder() {
        relay.stop();
        for (int version = 1; version <= 50; version++) {
            rename(version);
        }
        assertThat(outbox.count()).isGreaterThanOrEqualTo(50);

        try (var settings = TopicProbe.fromNow(config.kafka(), Topic.SETTINGS)) {
            relay.start();

            settings.await(seen -> isDepartment(seen) && version(seen) == 51, PATIENCE);
            assertThat(settings.all(this::isDepartment))
                    .extracting(RelayIT::version)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, 51).boxed().toList());
        }
    }

    @Test
    void twoRelaysAtOnceKeepTheOrder() {
        RelayJob second = relay(config.kafka(), Duration.ofMillis(20));
        second.start();
        await().atMost(PATIENCE).until(second::isAble);

        try (var settings = TopicProbe.fromNow(config.kafka(), Topic.SETTINGS)) {
            for (int version = 1; version <= 50; version++) {
                rename(version);
            }

            settings.await(seen -> isDepartment(seen) && version(seen) == 51, PATIENCE);
            assertThat(settings.all(this::isDepartment))
                    .extracting(RelayIT::version)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(2, 51).boxed().toList());
        }
    }

    @Test
    void anOutageOfTheBrokerDelaysAndLosesNothing(@TempDir Path directory) {
        relay.stop();
        var broker = new EmbeddedKafka(directory).start();
        String servers = broker.bootstrapServers();
        broker.createTopics(3);
        RelayJob mine = relay(servers, Duration.ofMillis(200));
        mine.start();
        await().atMost(PATIENCE).until(mine::isAble);

        broker.close();
        rename(1);
        rename(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mine.isAble()).isFalse());
        assertThat(outbox.count()).isGreaterThanOrEqualTo(2);

        int port = Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1));
        try (var again = new EmbeddedKafka(directory, port, 0).start();
                var settings = TopicProbe.fromBeginning(again.bootstrapServers(), Topic.SETTINGS)) {
            settings.await(seen -> isDepartment(seen) && version(seen) == 3, PATIENCE);
            await().atMost(PATIENCE).until(mine::isAble);
            assertThat(settings.all(this::isDepartment).getLast())
                    .satisfies(last -> assertThat(version(last)).isEqualTo(3));
            mine.stop();
        }
    }

    @Test
    void aTopicThatWasLostIsFilledAgain() throws Exception {
        relay.stop();
        try (var broker = TestKafka.fresh(3);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
            RelayJob mine = relay(broker.servers(), Duration.ofMillis(200));
            mine.start();
            Set<String> expected = expectedKeys();
            assertHolds(broker.servers(), expected);

            admin.deleteTopics(List.of(Topic.SETTINGS.name())).all().get(10, TimeUnit.SECONDS);
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !admin.listTopics().names().get().contains(Topic.SETTINGS.name()));
            admin.createTopics(
                            List.of(new NewTopic(Topic.SETTINGS.name(), 3, (short) 1).configs(Topic.SETTINGS.config())))
                    .all()
                    .get(10, TimeUnit.SECONDS);

            assertHolds(broker.servers(), expected);
            await().atMost(PATIENCE).until(mine::isAble);
            mine.stop();
        }
    }

    @Test
    void aTopicThatHoldsEverythingIsNotFilledAgain() {
        relay.stop();
        try (var settings = TopicProbe.fromNow(config.kafka(), Topic.SETTINGS)) {
            rename(1);
            relay.start();
            settings.await(seen -> isDepartment(seen) && version(seen) == 2, PATIENCE);
            long afterFirstStart = settings.all().size();

            relay.stop();
            rename(2);
            relay.start();
            settings.await(seen -> isDepartment(seen) && version(seen) == 3, PATIENCE);

            assertThat(settings.all()).hasSize((int) afterFirstStart + 1);
        }
    }

    private Set<String> expectedKeys() {
        return Set.of(
                shop.account() + "/Account/" + shop.account(),
                shop.account() + "/Keys/" + shop.account(),
                shop.account() + "/Department/" + shop.department(),
                shop.account() + "/Operator/" + shop.operator(),
                shop.account() + "/Channel/" + shop.channel(),
                shop.account() + "/Placement/" + shop.placement(),
                "demo/Account/demo");
    }

    private static void assertHolds(String servers, Set<String> expected) {
        try (var settings = TopicProbe.fromBeginning(servers, Topic.SETTINGS)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(settings.all().stream()
                                    .map(TopicProbe.Seen::key)
                                    .collect(Collectors.toSet()))
                            .containsAll(expected));
        }
    }

    private void rename(long readVersion) {
        settings.change(
                Author.SYSTEM,
                shop.account(),
                Setting.Department.class,
                shop.department(),
                new DepartmentDraft(readVersion, "Name " + readVersion, null, null));
    }

    private boolean isDepartment(TopicProbe.Seen seen) {
        return (shop.account() + "/Department/" + shop.department()).equals(seen.key());
    }

    private static long version(TopicProbe.Seen seen) {
        return seen.as(Setting.class).version();
    }

    private RelayJob relay(String servers, Duration lookEvery) {
        var made = new RelayJob(store, new Settings(servers, lookEvery), new SimpleMeterRegistry());
        others.add(made);
        return made;
    }

    private record Settings(String kafka, Duration lookEvery) implements RelayConfig {
        @Override
        public Duration retryAfter() {
            return Duration.ofMillis(100);
        }
    }
}
