package chat.parley.notification;

import static chat.parley.testkit.Wait.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.dialog.OverdueReply;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.event.EventMeta;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.json.Json;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = ParleyServices.class,
        initArgs = @ResourceArg(name = "database", value = "notification"),
        scope = TestResourceScope.GLOBAL)
@WithTestResource(value = MailServices.class, scope = TestResourceScope.GLOBAL)
class AlertIT extends RunningService {
    private final String chief = "chief-" + fixtures.randomId().toLowerCase(java.util.Locale.ROOT) + "@acme.example";
    private final Fixtures.Thread thread = fixtures.aThread();
    private long sequence;
    private final Mailbox mailbox = new Mailbox(chief);

    @BeforeEach
    void anAccountThatWantsAlerts() {
        configure(console(acme.vera(), "desk"), acme.account(), acme.ann(), times(1, chief, 30));
    }

    @Test
    @Tag("W-24")
    void aLateFirstReplyIsMailedWithTheTranscript() {
        var late = overdue("d-1", OverdueReply.FIRST, Instant.now());

        log.event(late);

        var mail = mailbox.await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("A visitor has been waiting for the first reply for 1 min");
        assertThat(mail.from()).isEqualTo("Acme <parley@chat.example.com>");
        assertThat(mail.plain())
                .contains("Гость: what was said at /internal/dialogs/d-1/transcript?account="
                        + acme.id().value());
        assertThat(mail.html()).contains("Гость: what was said");
        assertThat(mail.raw()).contains("Auto-Submitted: auto-generated");
        assertThat(mail.messageId())
                .isEqualTo("<overdue." + late.meta().conversationId().value() + ".1@chat.example.com>");
    }

    @Test
    @Tag("W-25")
    @Tag("P-10")
    void thirtyOneAlertsAtOnceAreOneMail() throws Exception {
        double held = counted("decision=\"HELD_BACK\"");
        for (int i = 0; i < 31; i++) {
            log.event(overdue("d-" + i, OverdueReply.FIRST, Instant.now()));
        }
        // One of the other kind, so that it is known when all have been decided on.
        mailbox.await(1);
        log.event(overdue("d-31", OverdueReply.NEXT, Instant.now()));
        mailbox.await(2);

        await().until(() -> counted("decision=\"HELD_BACK\"") >= held + 30);
        assertThat(mailbox.all()).hasSize(2);
    }

    @Test
    @Tag("W-50")
    @Tag("U-06")
    @Tag("W-25")
    void whoeverAsksForADialogsMessagesGetsThemAsOftenAsTheyAsk() {
        log.event(new DialogEvent.TranscriptRequested(meta("d-8", Instant.now()), chief));
        log.event(new DialogEvent.TranscriptRequested(meta("d-8", Instant.now()), chief));

        assertThat(mailbox.await(2)).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("Your chat with Acme");
            assertThat(mail.from()).isEqualTo("Acme <parley@chat.example.com>");
            assertThat(mail.plain()).contains("Гость: what was said at /internal/dialogs/d-8/transcript?account=");
            assertThat(mail.html()).isEmpty();
        });
        log.event(overdue("d-8", OverdueReply.FIRST, Instant.now()));
        assertThat(mailbox.await(3).get(2).subject())
                .as("an alert of the same dialog is held back by none of them")
                .startsWith("A visitor has been waiting");
    }

    @Test
    @Tag("T-10")
    @Tag("W-09")
    void aBadMarkIsMailedOnceWithTheDialogsAddressAndAGoodOneIsNot() {
        rated("d-20", 2);
        rated("d-20", 1);
        rated("d-21", 4);
        rated("d-22", 3);

        var mails = mailbox.await(2);
        assertThat(mails.getFirst().subject()).isEqualTo("A visitor gave 2 of 5 to Ann");
        assertThat(mails.getFirst().plain())
                .contains("/console/closed/d-20", "Гость: what was said at /internal/dialogs/d-20/transcript");
        assertThat(mails.get(1).subject()).isEqualTo("A visitor gave 3 of 5 to Ann");
        log.event(overdue("d-20", OverdueReply.FIRST, Instant.now()));
        assertThat(mailbox.await(3).get(2).subject())
                .as("a late reply in the same dialog is another matter")
                .startsWith("A visitor has been waiting");
    }

    @Test
    @Tag("N-24")
    void whatWasErasedIsToldToTheAccountsServiceThatAsks() {
        EventMeta meta = meta("d-40", Instant.now());
        log.event(new DialogEvent.VisitorErased(meta, thread.visitorId(), List.of(meta.dialogId())));

        String receipt = "/internal/erasures/" + meta.causedBy().value() + "?account=";
        await().untilAsserted(() ->
                given().get(receipt + acme.id().value()).then().statusCode(200).body("counts.mails", equalTo(0)));
        given().get(receipt + "another").then().statusCode(404);
        given().get("/internal/erasures/none?account=" + acme.id().value())
                .then()
                .statusCode(404);
    }

    private void rated(String dialog, int mark) {
        log.event(new DialogEvent.DialogRated(
                meta(dialog, Instant.now()), mark, "rude", acme.ann().operatorId()));
    }

    @Test
    @Tag("W-26")
    void theAccountsLanguageIsSpoken() {
        configure(console(acme.vera(), "phone"), russian());

        log.event(overdue("d-2", OverdueReply.NEXT, Instant.now()));

        var mail = mailbox.await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Посетитель ждёт ответа уже 1 мин");
        assertThat(mail.plain()).contains("Диалог ведёт: Ann.", "Переписка:");
    }

    @Test
    @Tag("W-24")
    void aTranscriptThatCannotBeHadNowIsWaitedForAndOneThatIsNotThereIsNot() {
        log.event(overdue("d-later", OverdueReply.FIRST, Instant.now()));
        assertThat(mailbox.await(1).getFirst().plain()).contains("what was said at");

        log.event(overdue("d-unknown", OverdueReply.NEXT, Instant.now()));
        assertThat(mailbox.await(2).get(1).plain()).contains("could not be read");
    }

    @Test
    @Tag("N-03")
    void aRepeatedRecordIsDecidedOnOnce() throws Exception {
        // Every alert is wanted, so only the position keeps the repeat from becoming a mail.
        configure(console(acme.vera(), "phone"), times(2, chief, 0));
        double decided = decided();
        var event = overdue("d-4", OverdueReply.FIRST, Instant.now());
        var written = log.event(event);
        mailbox.await(1);

        log.raw(
                Topic.EVENTS,
                written.partition(),
                event.meta().conversationId().value(),
                Map.of(
                        Headers.TYPE,
                        "chat.parley.ReplyOverdue",
                        Headers.POSITION,
                        position(written.partition(), written.offset())),
                Json.bytes(event));
        log.event(overdue("d-5", OverdueReply.FIRST, Instant.now()));

        mailbox.await(2);
        assertThat(mailbox.all()).hasSize(2);
        assertThat(decided()).isEqualTo(decided + 2);
    }

    @Test
    @Tag("N-03")
    void anAlertThatIsNoneHoldsUpNobody() {
        var first = overdue("d-4", OverdueReply.FIRST, Instant.now());
        int partition = log.event(first).partition();

        log.raw(
                Topic.EVENTS,
                partition,
                first.meta().conversationId().value(),
                Map.of(Headers.TYPE, "chat.parley.ReplyOverdue", Headers.POSITION, Long.toString(log.skip(partition))),
                "{\"type\":\"ReplyOverdue\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        log.event(overdue("d-5", OverdueReply.NEXT, Instant.now()));

        assertThat(mailbox.await(2)).hasSize(2);
    }

    @Test
    void whatHappenedLongAgoAndWhatNobodyWantsToKnowIsNotMailed() throws Exception {
        double stale = counted("decision=\"STALE\"");
        log.event(overdue("d-6", OverdueReply.FIRST, Instant.now().minus(2, ChronoUnit.DAYS)));
        await().until(() -> counted("decision=\"STALE\"") > stale);

        double nobody = counted("decision=\"NOBODY_TO_TELL\"");
        configure(console(acme.vera(), "phone"), times(2, null, 30));
        log.event(overdue("d-7", OverdueReply.NEXT, Instant.now()));
        await().until(() -> counted("decision=\"NOBODY_TO_TELL\"") > nobody);

        configure(console(acme.vera(), "tablet"), times(3, chief, 30));
        log.event(overdue("d-8", OverdueReply.FIRST, Instant.now()));

        assertThat(mailbox.await(1).getFirst().plain()).contains("/d-8/");
        assertThat(mailbox.all()).hasSize(1);
    }

    @Test
    @Tag("T-24")
    void aVisitorWhoLeftGetsTheAnswerByMailUntilTheyWantNoMore() {
        var wanting = times(2, chief, 30);
        configure(
                console(acme.vera(), "phone"),
                new TimeSetting.Times(acme.id(), 2, false, "", 0, 30, wanting.alertEmail(), 30, 72, "", 24, null, 1));

        log.event(answer(chief.substring(0, chief.indexOf('@'))));

        var mail = mailbox.await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Acme has answered you");
        assertThat(mail.plain()).contains("Ann, ", "It is in stock.", "/widget/frame/?placement=shop");
        String headers = String.join("\n", mail.raw());
        assertThat(headers).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        assertThat(headers).containsPattern("Reply-To: support\\+[0-9a-v]{42}@example.com");
        String link = mail.plain().strip().replaceFirst("(?s).*/api/notifications/", "/api/notifications/");

        given().get(link).then().statusCode(200).body(org.hamcrest.Matchers.containsString("Send no more"));
        given().post(link).then().statusCode(200);
        given().get("/api/notifications/away/" + "x".repeat(36)).then().statusCode(404);
    }

    private DialogEvent.MessagePosted answer(String dialog) {
        EventMeta meta = meta(dialog, Instant.now().minus(2, ChronoUnit.MINUTES));
        return new DialogEvent.MessagePosted(
                new EventMeta(
                        meta.accountId(),
                        meta.conversationId(),
                        meta.dialogId(),
                        meta.sequence(),
                        1L,
                        meta.at(),
                        new Actor.Operator(
                                acme.ann().operatorId(), "Ann", acme.ann().role()),
                        meta.causedBy()),
                new chat.parley.contracts.id.MessageId("m-1"),
                "It is in stock.",
                "client-1",
                null);
    }

    @Test
    void healthTellsHowMailsAreDoing() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'mail' }.status", org.hamcrest.Matchers.equalTo("UP"))
                .body("checks.find { it.name == 'mail' }.data.transport", org.hamcrest.Matchers.equalTo("smtp"));
    }

    /** In a dialog of its own; all of one conversation, so that they are decided on in their order. */
    private DialogEvent.ReplyOverdue overdue(String dialog, OverdueReply reply, Instant at) {
        return new DialogEvent.ReplyOverdue(
                meta(dialog, at),
                reply,
                60,
                reply == OverdueReply.FIRST ? null : acme.ann().operatorId(),
                true);
    }

    private EventMeta meta(String dialog, Instant at) {
        sequence++;
        return new EventMeta(
                acme.id(),
                thread.conversationId(),
                new DialogId(dialog),
                sequence,
                null,
                at,
                new Actor.System("first-reply-timeout"),
                new CommandId("c-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)));
    }

    private TimeSetting.Times times(long version, String email, int minutes) {
        return new TimeSetting.Times(acme.id(), version, false, "", 0, 30, email, minutes, 72, "", 24, null);
    }

    private Setting.Account russian() {
        var usual = acme.account();
        return new Setting.Account(
                usual.accountId(),
                2,
                false,
                usual.name(),
                usual.timeZone(),
                "ru",
                usual.multilingual(),
                usual.autoAssignment(),
                usual.maxDialogs(),
                usual.hideOthersDialogs(),
                usual.firstReplySeconds(),
                usual.busyText(),
                usual.idleCloseSeconds());
    }

    private static String position(int partition, long offset) {
        try (var probe = chat.parley.testkit.TopicProbe.fromBeginning(
                chat.parley.testkit.TestKafka.bootstrapServers(), Topic.EVENTS)) {
            return probe.await(record -> record.partition() == partition && record.offset() == offset)
                    .headers()
                    .get(Headers.POSITION);
        }
    }

    private static double decided() {
        return counted("decision=");
    }

    private static double counted(String label) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("parley_alerts_total") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
