package chat.parley.integration.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.HeldTokens;
import chat.parley.integration.crm.RecordContract;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.crm.Trouble;
import chat.parley.testkit.crm.ZohoSimulator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-65")
class ZohoCrmTest implements RecordContract {
    private final ZohoSimulator zoho = ZohoSimulator.start();
    private final HeldTokens tokens = new HeldTokens();
    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");

    ZohoCrmTest() throws IOException {}

    @AfterEach
    void close() {
        zoho.close();
    }

    @Override
    public Crm crm() {
        return crm(ZohoSimulator.REFRESH_TOKEN, tokens, clock);
    }

    @Override
    public Crm stranger() {
        return crm("wrong", new HeldTokens(), clock);
    }

    @Override
    public void next(Trouble... troubles) {
        // The token is had before, so that the trouble is the interface's.
        crm().check();
        zoho.next(troubles);
    }

    @Override
    public String field() {
        return "Website";
    }

    @Override
    public String noField() {
        return "Nonsense";
    }

    @Override
    public List<String> files() {
        return zoho.leads()
                .getFirst()
                .path("files")
                .valueStream()
                .map(file -> file.path("File_Name").asText() + ": " + file.path("Size"))
                .toList();
    }

    @Override
    public List<Seen> seen() {
        return zoho.leads().stream()
                .map(lead -> {
                    String description = lead.path("Description").asText();
                    return new Seen(
                            description.lines().findFirst().orElse(""),
                            lead.path("Last_Name").asText(),
                            Stream.concat(
                                            Stream.of(description),
                                            lead.path("notes")
                                                    .valueStream()
                                                    .map(note -> note.path("Note_Content")
                                                            .asText()))
                                    .toList());
                })
                .toList();
    }

    @Test
    void theLeadHasItsSourceAndWhatIsKnownOfTheVisit() {
        var ticket = new CrmTicket(
                "d-1",
                "Chat d-1",
                "Ann\nhttps://shop.example/cart",
                new CrmTicket.Requester("v-1", "Ann", "ann@example.com", "+1"),
                List.of("parley"),
                Map.of("Website", "shop.example"));

        var answer = (CrmAnswer.Done) crm().open(ticket);

        var lead = zoho.leads().getFirst();
        assertThat(lead.path("Lead_Source").asText()).isEqualTo("Chat on the site");
        assertThat(lead.path("Description").asText()).contains("https://shop.example/cart");
        assertThat(lead.path("Phone").asText()).isEqualTo("+1");
        assertThat(lead.path("Website").asText()).isEqualTo("shop.example");
        assertThat(answer.link()).endsWith("/crm/tab/Leads/" + answer.recordId());
    }

    @Test
    void whoeverIsALeadAlreadyStaysOneEvenWhileTheSearchLagsBehind() {
        crm().open(TICKET);
        crm().open(new CrmTicket("dialog-2", "Again", "text", TICKET.requester(), List.of(), Map.of()));
        assertThat(zoho.leads()).hasSize(1);
        assertThat(zoho.leads().getFirst().path("Description").asText()).startsWith("Chat dialog-1");
        assertThat(zoho.leads().getFirst().path("notes")).hasSize(1);

        zoho.lag(true);
        crm().open(new CrmTicket("dialog-3", "Once more", "text", TICKET.requester(), List.of(), Map.of()));
        assertThat(zoho.leads()).hasSize(1);
    }

    @Test
    void oneAccessTokenServesUntilItEnds() {
        for (int number = 0; number < 20; number++) {
            assertThat(crm().check()).isInstanceOf(CrmAnswer.Done.class);
        }
        assertThat(zoho.given()).isEqualTo(1);

        clock.advance(Duration.ofHours(1));
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Done.class);
        zoho.endAccess();
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(zoho.given()).isEqualTo(3);
    }

    @Test
    void eachDataCentreHasItsAddress() {
        var vendor = new ZohoVendor();

        assertThat(vendor.address(Map.of("centre", "eu"))).isEqualTo("https://accounts.zoho.eu");
        assertThat(vendor.address(Map.of("centre", "com.au"))).isEqualTo("https://accounts.zoho.com.au");
        assertThat(vendor.address(Map.of("centre", "ca"))).isEqualTo("https://accounts.zohocloud.ca");
    }

    private Crm crm(String refreshToken, HeldTokens held, Clock now) {
        return SimulatedCrm.at(
                new ZohoVendor(),
                zoho.url(),
                Map.of(
                        "clientId",
                        zoho.clientId(),
                        "clientSecret",
                        ZohoSimulator.CLIENT_SECRET,
                        "refreshToken",
                        refreshToken,
                        "leadSource",
                        "Chat on the site"),
                held,
                now);
    }
}
