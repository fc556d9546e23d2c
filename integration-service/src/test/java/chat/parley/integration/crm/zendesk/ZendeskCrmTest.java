package chat.parley.integration.crm.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmContract;
import chat.parley.integration.crm.CrmHook;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.RecordContract;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.testkit.crm.Trouble;
import chat.parley.testkit.crm.ZendeskSimulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-63")
@Tag("B-04")
class ZendeskCrmTest implements RecordContract {
    private final ZendeskSimulator zendesk = ZendeskSimulator.start();

    ZendeskCrmTest() throws IOException {}

    @AfterEach
    void close() {
        zendesk.close();
    }

    @Override
    public Crm crm() {
        return crm("token", ZendeskSimulator.TOKEN);
    }

    @Override
    public Crm stranger() {
        return crm("token", "wrong");
    }

    @Override
    public void next(Trouble... troubles) {
        zendesk.next(troubles);
    }

    @Override
    public String field() {
        return "7";
    }

    @Override
    public String noField() {
        return "5000";
    }

    @Override
    public List<String> files() {
        return zendesk.tickets()
                .getFirst()
                .path("comments")
                .valueStream()
                .flatMap(comment -> comment.path("attachments").valueStream())
                .map(file -> file.path("file_name").asText() + ": " + file.path("size"))
                .toList();
    }

    @Override
    public List<Seen> seen() {
        return zendesk.tickets().stream()
                .map(ticket -> new Seen(
                        ticket.path("subject").asText(),
                        ticket.at("/requester/name").asText(),
                        StreamSupport.stream(ticket.path("comments").spliterator(), false)
                                .map(comment -> comment.path("body").asText())
                                .toList()))
                .toList();
    }

    @Test
    void aClosedTicketIsFinalAndItsWordsSaySo() {
        crm().open(TICKET);
        zendesk.close(1);

        assertThat(crm().comment("1", "[m]", "text", false))
                .isInstanceOfSatisfying(
                        CrmAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("closed prevents ticket update"));
        assertThat(seen().getFirst().comments()).hasSize(1);
    }

    @Test
    void theThirtyFirstUpdateOfATicketInTenMinutesWaitsAsLongAsItIsTold() {
        crm().open(TICKET);
        for (int number = 1; number <= 30; number++) {
            assertThat(crm().comment("1", "[m" + number + "]", "text", false)).isInstanceOf(CrmAnswer.Done.class);
        }

        assertThat(crm().comment("1", "[m31]", "text", false))
                .isInstanceOfSatisfying(
                        CrmAnswer.Again.class,
                        again -> assertThat(again.asked()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
    }

    /** By agents: one ticket takes thirty updates in ten minutes from a program. */
    @Override
    public void saidBefore(String record, int comments) {
        zendesk.said(Long.parseLong(record), comments);
    }

    @Test
    void aTokenGoesWithItsFormOfTheUserAndAPasswordWithTheAddressAlone() {
        assertThat(ZendeskCrm.user("agent@example.com", true)).isEqualTo("agent@example.com/token");
        assertThat(crm("password", ZendeskSimulator.PASSWORD).check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(crm("password", ZendeskSimulator.TOKEN).check()).isInstanceOf(CrmAnswer.Unauthorized.class);
    }

    @Test
    void aTicketCarriesWhatZendeskWants() {
        var answer = (CrmAnswer.Done) crm().open(new CrmTicket(
                "d-1",
                "Chat",
                "first words",
                new CrmTicket.Requester("v-1", "Ann", null, null),
                List.of("parley", "two words"),
                Map.of("123", "sales")));

        var ticket = zendesk.tickets().getFirst();
        assertThat(answer.link()).isEqualTo(zendesk.url() + "/agent/tickets/1");
        assertThat(ticket.path("external_id").asText()).isEqualTo("d-1");
        assertThat(ticket.path("requester").toString()).isEqualTo("{\"name\":\"Ann\"}");
        assertThat(ticket.path("tags").toString()).isEqualTo("[\"parley\",\"two_words\"]");
        assertThat(ticket.path("custom_fields").toString()).isEqualTo("[{\"id\":123,\"value\":\"sales\"}]");
        assertThat(ticket.at("/comment/public").asBoolean(true)).isFalse();
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedInZendesksWords() {
        var answer = crm().open(new CrmTicket(
                "d-1", "Chat", "text", CrmContract.TICKET.requester(), List.of(), Map.of("5000", "x")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        CrmAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("Custom field 5000 does not exist"));
    }

    @Test
    void aTicketWhoseAnswerWasLostIsLookedForUntilTheSearchFindsItWhateverHasChangedMeanwhile() {
        zendesk.lag(true);
        next(Trouble.DONE_AND_CUT);
        assertThat(crm().open(CrmContract.TICKET)).isInstanceOf(CrmAnswer.Again.class);
        var renamed = new CrmTicket(
                CrmContract.TICKET.externalId(),
                CrmContract.TICKET.subject(),
                CrmContract.TICKET.text(),
                new CrmTicket.Requester("v-1", "Иван Петров", "petrov@example.com", null),
                List.of(),
                Map.of());

        assertThat(crm().open(renamed))
                .isInstanceOfSatisfying(
                        CrmAnswer.Again.class,
                        again -> assertThat(again.reason()).contains("IdempotentRequestError"));
        zendesk.lag(false);

        assertThat(crm().open(renamed))
                .isInstanceOfSatisfying(
                        CrmAnswer.Done.class,
                        done -> assertThat(done.recordId()).isEqualTo("1"));
        assertThat(zendesk.tickets()).hasSize(1);
    }

    private Crm crm(String credentials, String secret) {
        return SimulatedCrm.at(
                new ZendeskVendor(),
                zendesk.url(),
                Map.of("login", ZendeskSimulator.LOGIN, "credentials", credentials, "secret", secret));
    }

    /** The example that is published, and the same inputs in the order that the present page names. */
    @Test
    void aCallFromZendeskIsKnownByItsSignatureInEitherPublishedOrderForFiveMinutes() {
        var signed = Instant.parse("2021-07-25T10:00:00Z");
        String body = "{\"say\": \"hello\"}";

        for (String signature : List.of(
                "tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=", "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=")) {
            assertThat(said(signature, body, signed)).isInstanceOf(CrmHook.Said.Other.class);
            assertThat(said(signature, body, signed.plusSeconds(299))).isInstanceOf(CrmHook.Said.Other.class);
            assertThat(said(signature, body, signed.plusSeconds(301))).isInstanceOf(CrmHook.Said.Forged.class);
            assertThat(said(signature, body, signed.minusSeconds(301))).isInstanceOf(CrmHook.Said.Forged.class);
            assertThat(said(signature, body + " ", signed)).isInstanceOf(CrmHook.Said.Forged.class);
        }
        assertThat(said("", body, signed)).isInstanceOf(CrmHook.Said.Forged.class);
    }

    private static CrmHook.Said said(String signature, String body, Instant now) {
        return new ZendeskHook()
                .read(
                        new CrmHook.Call(
                                Map.of(
                                        "x-zendesk-webhook-signature",
                                        signature,
                                        "x-zendesk-webhook-signature-timestamp",
                                        "2021-07-25T10:00:00Z"),
                                Map.of(),
                                body.getBytes(UTF_8)),
                        "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=",
                        now);
    }
}
