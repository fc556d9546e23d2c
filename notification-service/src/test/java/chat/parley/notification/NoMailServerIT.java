package chat.parley.notification;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is set that mails could go out by. */
@QuarkusTest
@TestProfile(NoMailServerIT.Bare.class)
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
@Tag("W-24")
class NoMailServerIT extends RunningService {
    public static final class Bare implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.mail.smtp.host", "");
        }
    }

    @Test
    void mailsAreKeptAndThatIsSaid() {
        var vera = console(acme.vera(), "desk");
        configure(
                vera,
                acme.account(),
                new TimeSetting.Times(acme.id(), 1, false, "", 0, 30, "chief@acme.example", 30, 72, "", 24, null));
        var thread = fixtures.aThread();

        log.event(new DialogEvent.ReplyOverdue(
                new EventMeta(
                        acme.id(),
                        thread.conversationId(),
                        fixtures.dialogId(),
                        3,
                        null,
                        Instant.now(),
                        new Actor.System("first-reply-timeout"),
                        new CommandId("c-" + fixtures.randomId())),
                OverdueReply.FIRST,
                60,
                null,
                true));

        // The console is told of it, and the mail waits.
        vera.await(f -> f.at("/event/type").asText().equals("ReplyOverdue"));
        await().until(() -> (Integer) mail("waiting") >= 1);
        assertThat(mail("transport")).isEqualTo("none");
        assertThat(mail("database")).isEqualTo(true);
        assertThat(given().get("/q/metrics").asString()).contains("parley_mail_waiting");
    }

    private static Object mail(String datum) {
        return given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .extract()
                .path("checks.find { it.name == 'mail' }.data." + datum);
    }
}
