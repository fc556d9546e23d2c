package chat.parley.integration.crm.unisender;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.ContactList;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmContract;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.testkit.crm.Trouble;
import chat.parley.testkit.crm.UnisenderSimulator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-66")
class UnisenderCrmTest implements CrmContract {
    private final UnisenderSimulator unisender = UnisenderSimulator.start();

    UnisenderCrmTest() throws IOException {}

    @AfterEach
    void close() {
        unisender.close();
    }

    @Override
    public Crm crm() {
        return crm(UnisenderSimulator.API_KEY, unisender.list());
    }

    @Override
    public Crm stranger() {
        return crm("wrong", unisender.list());
    }

    @Override
    public void next(Trouble... troubles) {
        unisender.next(troubles);
    }

    @Override
    public String field() {
        return "Source";
    }

    @Override
    public String noField() {
        return "Nonsense";
    }

    @Override
    public List<Seen> seen() {
        return unisender.contacts().stream()
                .map(contact -> new Seen("", contact.path("Name").asText(), List.of()))
                .toList();
    }

    @Test
    void aListIsFoundByItsNameOnly() {
        assertThat(crm(UnisenderSimulator.API_KEY, "no such list").check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no list of this name"));
    }

    @Test
    void addressesAndNumbersAreAppendedAsSoonAsOneIsKnown() {
        var nobody = new CrmTicket.Requester("v-1", "v-1", null, null);
        crm().open(new CrmTicket("d-1", "Chat", "", nobody, List.of(), Map.of()));
        assertThat(unisender.contacts()).isEmpty();
        assertThat(unisender.imports()).isZero();

        crm().identify("", new CrmTicket.Requester("v-1", "Ann", null, "+79001234567"));
        crm().identify("", new CrmTicket.Requester("v-1", "Ann", "ann@example.com", "+79001234567"));

        assertThat(unisender.contacts()).hasSize(2);
        assertThat(unisender.contacts().getFirst().path("phone_list_ids").asText())
                .isEqualTo("77");
        assertThat(unisender.contacts().getLast().path("email_list_ids").asText())
                .isEqualTo("77");
    }

    @Test
    void oneAddressIsBroughtOnceHoweverItIsWritten() {
        ((ContactList) crm())
                .add(List.of(
                        new CrmTicket.Requester("1", "Ann", "ann@example.com", null),
                        new CrmTicket.Requester("2", "Ann", "ANN@example.com", null),
                        new CrmTicket.Requester("3", "Nobody", null, null)));

        assertThat(unisender.rows()).isEqualTo(1);
    }

    @Test
    void anAddressThatIsNotTakenIsToldOfAndKeepsNobodyElseOut() {
        var role = new CrmTicket.Requester("1", "Sales", "sales@example.com", null);

        assertThat(crm().identify("", role))
                .isInstanceOfSatisfying(
                        CrmAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("sales@example.com is not taken"));
        assertThat(((ContactList) crm())
                        .add(List.of(role, new CrmTicket.Requester("2", "Ann", "ann@example.com", null))))
                .isInstanceOf(CrmAnswer.Done.class);

        assertThat(unisender.contacts()).hasSize(1);
    }

    private Crm crm(String key, String list) {
        return SimulatedCrm.at(
                new UnisenderVendor(), unisender.url(), Map.of("apiKey", key, "list", list, "language", "ru"));
    }
}
