package chat.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParleyServicesTest {
    @Test
    void givesAPlainTestABrokerAndADatabase() throws Exception {
        var services = new ParleyServices();
        services.init(Map.of("partitions", "3", "database", "dialog"));
        var configuration = services.start();

        try (var connection = DriverManager.getConnection(
                        configuration.get("PARLEY_DATABASE_URL"),
                        configuration.get("PARLEY_DATABASE_USER"),
                        configuration.get("PARLEY_DATABASE_PASSWORD"));
                var rows = connection.createStatement().executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
        assertThat(configuration.get("PARLEY_KAFKA")).isEqualTo(TestKafka.bootstrapServers(3));
        assertThat(configuration.get("PARLEY_KEYCLOAK_URL")).isEqualTo(TestIssuer.realmUrl());
        services.stop();
    }

    @Test
    void givesEveryCallerADatabaseOfTheirOwn() throws Exception {
        var one = TestDatabase.fresh("dialog");
        var other = TestDatabase.fresh("dialog");

        assertThat(one.url()).isNotEqualTo(other.url());
        try (var connection = one.connect()) {
            connection.createStatement().execute("CREATE TABLE only_here (id int)");
        }
        try (var connection = other.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void startsOnlyWhatIsAskedFor() {
        var services = new ParleyServices();
        services.init(Map.of("kafka", "off", "database", "off"));

        assertThat(services.start())
                .doesNotContainKeys("PARLEY_KAFKA", "PARLEY_DATABASE_URL")
                .containsEntry("PARLEY_PORT", "0");
        services.stop();
    }

    @Test
    void namesInExpressionsAreFoundAmongTheOverrides() {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("PARLEY_KAFKA", "127.0.0.1:1"), "overrides", 500))
                .withDefaultValue("kafka.bootstrap.servers", "${PARLEY_KAFKA:127.0.0.1:9092}")
                .build();

        assertThat(config.getValue("kafka.bootstrap.servers", String.class)).isEqualTo("127.0.0.1:1");
    }

    @Test
    void writesAsServicesDoAndSeesWhatWasWritten() {
        var fixtures = Fixtures.unique();
        var story = fixtures.story(fixtures.aThread());
        try (var probe = TopicProbe.fromNow(TestKafka.bootstrapServers(3), Topic.EVENTS, Topic.SETTINGS);
                var writer = new TopicWriter(TestKafka.bootstrapServers(3))) {
            writer.event(story.opened());
            var queued = story.queued(QueueReason.OPENED);
            writer.event(queued);
            fixtures.acme().settings().forEach(writer::setting);

            var seen = probe.await(record -> record.type().equals("DialogQueued"));
            assertThat(seen.as(DialogEvent.class)).isEqualTo(queued);
            assertThat(seen.headers())
                    .containsEntry(Headers.SEQUENCE, "2")
                    .containsEntry(Headers.TYPE, "chat.parley.DialogQueued")
                    .containsKey(Headers.POSITION);
            assertThat(probe.await(10, record -> record.topic().equals(Topic.SETTINGS.name()), Duration.ofSeconds(5)))
                    .extracting(record -> record.as(Setting.class))
                    .containsAll(fixtures.acme().settings().stream()
                            .filter(setting -> !(setting instanceof Setting.Keys))
                            .toList());
        }
    }

    @Test
    void positionsGoOnWhereAnotherWriterEnded() {
        var fixtures = Fixtures.unique();
        var story = fixtures.story(fixtures.aThread());
        var topics = TestKafka.bootstrapServers(3);
        try (var first = new TopicWriter(topics);
                var second = new TopicWriter(topics);
                var probe = TopicProbe.fromNow(topics, Topic.EVENTS)) {
            first.event(story.opened());
            first.event(story.visitorWrote("hello"));
            second.event(story.queued(QueueReason.OPENED));

            var positions = probe
                    .await(
                            3,
                            record -> story.thread().conversationId().value().equals(record.key()),
                            Duration.ofSeconds(5))
                    .stream()
                    .map(record -> Long.valueOf(record.headers().get(Headers.POSITION)))
                    .toList();
            long from = positions.getFirst();
            assertThat(positions).containsExactly(from, from + 1, from + 2);
        }
    }

    @Test
    void saysWhatItSawInsteadOfWhatWasExpected() {
        var fixtures = Fixtures.unique();
        try (var probe = TopicProbe.fromNow(TestKafka.bootstrapServers(3), Topic.COMMANDS);
                var writer = new TopicWriter(TestKafka.bootstrapServers(3))) {
            writer.command(fixtures.aMessageFromVisitor(fixtures.aThread(), "hello"));
            probe.await(record -> record.type().equals("PostVisitorMessage"));

            assertThatThrownBy(() -> probe.await(record -> record.type().equals("Nothing"), Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("found 0 among")
                    .hasMessageContaining("PostVisitorMessage");
        }
    }

    @Test
    void aBrokerOfOnesOwnIsEmpty() {
        try (var own = TestKafka.fresh(1);
                var probe = TopicProbe.fromBeginning(own.servers(), Topic.EVENTS);
                var writer = new TopicWriter(own.servers())) {
            var fixtures = Fixtures.unique();
            writer.event(fixtures.story(fixtures.aThread()).opened());

            assertThat(probe.await(record -> true).headers()).containsEntry(Headers.POSITION, "1");
        }
    }
}
