package chat.parley.integration.crm.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.HeldTokens;
import chat.parley.integration.crm.RecordContract;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.crm.AmoSimulator;
import chat.parley.testkit.crm.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-64")
class AmoCrmTest implements RecordContract {
    private final AmoSimulator amo = AmoSimulator.unhurried();

    AmoCrmTest() throws IOException {}

    @AfterEach
    void close() {
        amo.close();
    }

    @Override
    public Crm crm() {
        return crm(Map.of());
    }

    @Override
    public Crm stranger() {
        return crm(Map.of("token", "wrong"));
    }

    @Override
    public void next(Trouble... troubles) {
        amo.next(troubles);
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
        return List.of();
    }

    @Override
    public List<Seen> seen() {
        return amo.leads().stream()
                .map(lead -> new Seen(
                        lead.path("name").asText(),
                        lead.at("/contact/name").asText(),
                        lead.path("notes")
                                .valueStream()
                                .map(note -> note.at("/params/text").asText())
                                .toList()))
                .toList();
    }

    @Test
    void theContactIsRegisteredWhenTheDialogStartsAndFoundByTheirAddressAfterwards() {
        crm().open(TICKET);
        crm().open(new CrmTicket("dialog-2", "Again", "text", TICKET.requester(), List.of(), Map.of("7", "sales")));

        assertThat(amo.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.path("name").asText()).isEqualTo("Иван");
            assertThat(contact.at("/custom_fields_values/0/field_code").asText())
                    .isEqualTo("EMAIL");
            assertThat(contact.at("/custom_fields_values/0/values/0/value").asText())
                    .isEqualTo("ivan@example.com");
        });
        assertThat(amo.leads()).hasSize(2);
        var second = amo.leads().get(1);
        assertThat(second.path("name").asText()).isEqualTo("Again [dialog-2]");
        assertThat(second.at("/custom_fields_values/0/values/0/value").asText()).isEqualTo("sales");
        assertThat(second.path("contact_id")).isEqualTo(amo.leads().get(0).path("contact_id"));
    }

    @Test
    void whoWritesWithoutAnAddressIsAContactAllTheSame() {
        crm().open(new CrmTicket(
                "d-1", "Chat", "text", new CrmTicket.Requester("v-1", "v-1", null, null), List.of(), Map.of()));

        assertThat(amo.contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.path("name").asText()).isEqualTo("v-1"));
    }

    @Test
    void whoTurnsOutToBeAKnownContactIsLinked() {
        crm().open(TICKET);
        var stranger = new CrmTicket.Requester("v-2", "v-2", null, null);
        var record =
                (CrmAnswer.Done) crm().open(new CrmTicket("dialog-2", "Chat", "text", stranger, List.of(), Map.of()));

        crm().identify(record.recordId(), TICKET.requester());

        assertThat(amo.leads().get(1).path("contact_id"))
                .isEqualTo(amo.leads().get(0).path("contact_id"));
    }

    @Test
    void whoIsShutOutKeepsAwayAndItsCredentialsAreStillGood() {
        next(Trouble.SHUT_OUT);
        assertThat(crm().check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Again.class,
                        again -> assertThat(again.asked()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Done.class);
    }

    @Test
    void anAccountTakesSevenToTheSecond() {
        assertThat(new AmoVendor().perSecond()).hasValue(7);
    }

    @Test
    void aDialogMayWaitAmongTheUnsorted() {
        var unsorted = crm(Map.of("unsorted", "true"));

        CrmAnswer first = unsorted.open(TICKET);
        CrmAnswer second = unsorted.open(TICKET);

        assertThat(first).isInstanceOf(CrmAnswer.Done.class).isEqualTo(second);
        assertThat(amo.leads()).singleElement().satisfies(lead -> {
            assertThat(lead.path("unsorted").asBoolean()).isTrue();
            assertThat(lead.at("/contact/name").asText()).isEqualTo("Иван");
            assertThat(lead.path("notes")).hasSize(1);
        });
    }

    @Test
    void aRefreshTokenIsUsedOnceAndWhatCameWithItIsUsedNext() {
        var clock = MutableClock.at("2026-11-21T09:00:00Z");
        var tokens = new HeldTokens();
        var options = oauth("oauth");
        options.put("code", amo.code());
        var crm = SimulatedCrm.at(new AmoVendor(), amo.url(), options, tokens, clock);

        assertThat(crm.check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(crm.check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(amo.given()).isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        assertThat(crm.check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(amo.given()).isEqualTo(2);

        amo.endAccess();
        assertThat(crm.check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(amo.given()).isEqualTo(3);
        assertThat(tokens.held().toString()).isEqualTo("Token[]");
    }

    @Test
    void aCodeThatWasUsedIsNoLongerAccepted() {
        var options = oauth("oauth");
        options.put("code", amo.code());
        crm(options).check();

        assertThat(crm(options).check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Unauthorized.class,
                        refused -> assertThat(refused.reason()).contains("Token has been revoked"));
    }

    @Test
    @Tag("P-17")
    void theLoginAndKeyOfOlderDaysAreExchangedForACode() {
        var options = oauth("key");
        options.put("login", AmoSimulator.LOGIN);
        options.put("apiKey", AmoSimulator.API_KEY);

        assertThat(crm(options).check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Unauthorized.class,
                        refused -> assertThat(refused.reason()).contains("sends a code"));

        options.put("code", amo.code());
        assertThat(crm(options).check()).isInstanceOf(CrmAnswer.Done.class);
        options.put("apiKey", "wrong");
        options.remove("code");
        assertThat(crm(options).check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Unauthorized.class,
                        refused -> assertThat(refused.reason()).contains("Wrong login or key"));
    }

    private static Map<String, String> oauth(String credentials) {
        return new HashMap<>(Map.of(
                "credentials",
                credentials,
                "clientId",
                AmoSimulator.CLIENT_ID,
                "clientSecret",
                AmoSimulator.CLIENT_SECRET,
                "redirectUri",
                AmoSimulator.REDIRECT_URI));
    }

    private Crm crm(Map<String, String> options) {
        var all = new HashMap<>(Map.of("credentials", "token", "token", AmoSimulator.TOKEN));
        all.putAll(options);
        return SimulatedCrm.at(new AmoVendor(), amo.url(), all);
    }
}
