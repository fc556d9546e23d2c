package chat.parley.dialog.writer;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.TopicProbe;
import chat.parley.testkit.TopicWriter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service as it is deployed: a command in, events and an outcome out, and everything told about it. */
@QuarkusTest
@QuarkusTestResource(
        value = ParleyServices.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "kafka", value = "fresh"),
            @ResourceArg(name = "partitions", value = "3"),
            @ResourceArg(name = "database", value = "dialog")
        })
class WriterServiceIT {
    @ConfigProperty(name = "parley.kafka")
    String kafka;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    @Tag("N-01")
    void aCommandBecomesEventsAnOutcomeAndARowOfTheFeed() {
        var fixtures = Fixtures.unique();
        try (var topics = new TopicWriter(kafka);
                var probe = TopicProbe.fromNow(kafka, Topic.EVENTS, Topic.OUTCOMES)) {
            fixtures.acme().settings().forEach(topics::setting);
            var command = fixtures.aMessageFromVisitor(fixtures.aThread(), "hello");

            topics.command(command);

            var outcome = probe.await(seen -> seen.topic().equals(Topic.OUTCOMES.name()));
            assertThat(outcome.as(Outcome.class)).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
                assertThat(accepted.commandId()).isEqualTo(command.meta().commandId());
                assertThat(accepted.sequence()).isEqualTo(3);
            });
            var queued = probe.await(seen -> seen.type().equals("DialogQueued"));
            assertThat(queued.headers())
                    .containsEntry(Headers.SEQUENCE, "3")
                    .containsEntry(Headers.TYPE, "chat.parley.DialogQueued")
                    .containsEntry(Headers.SOURCE, "/parley/dialog-service")
                    .containsEntry(Headers.ID, command.meta().conversationId().value() + ":3");
            long position = Long.parseLong(queued.headers().get(Headers.POSITION));
            var event = queued.as(DialogEvent.class);
            given().queryParam("partition", queued.partition())
                    .queryParam("after", position - 1)
                    .when()
                    .get("/internal/events")
                    .then()
                    .statusCode(200)
                    .body("last", equalTo((int) position))
                    .body("events[0].position", equalTo((int) position))
                    .body(
                            "events[0].event.meta.conversationId",
                            equalTo(event.meta().conversationId().value()));
        }
    }

    @Test
    @Tag("N-12")
    void connectionsThatTheDatabaseEndsAreReplacedAndNothingIsLost() throws Exception {
        var fixtures = Fixtures.unique();
        try (var topics = new TopicWriter(kafka);
                var probe = TopicProbe.fromNow(kafka, Topic.OUTCOMES)) {
            fixtures.acme().settings().forEach(topics::setting);
            var thread = fixtures.aThread();
            topics.command(fixtures.aMessageFromVisitor(thread, "one"));
            probe.await(seen -> thread.conversationId().value().equals(seen.key()));

            try (var connection = DriverManager.getConnection(url, user, password);
                    var statement = connection.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            }
            var two = fixtures.aMessageFromVisitor(thread, "two");
            topics.command(two);

            // The first outcome may come again: whether it was published is noted with the next batch only.
            var outcome = probe.await(
                    seen -> seen.body()
                            .path("commandId")
                            .asText()
                            .equals(two.meta().commandId().value()),
                    Duration.ofSeconds(30));
            assertThat(outcome.as(Outcome.class))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.sequence()).isEqualTo(4));
        }
    }

    @Test
    void itIsReadyOnceItHasItsPartitionsAndTellsItsNumbers() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().when()
                        .get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'writer' }.data.partitions", equalTo(3)));
        given().when().get("/q/metrics").then().statusCode(200).body(containsString("parley_writer_lag"));
    }

    @Test
    void theFeedSaysWhatIsWrongWithARequest() {
        given().when().get("/internal/events").then().statusCode(400).body("code", equalTo("invalid-request"));
    }
}
