package chat.parley.integration.crm.freshdesk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.crm.RecordContract;
import chat.parley.integration.crm.SimulatedCrm;
import chat.parley.testkit.crm.FreshdeskSimulator;
import chat.parley.testkit.crm.Trouble;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-04")
class FreshdeskCrmTest implements RecordContract {
    private final FreshdeskSimulator freshdesk = FreshdeskSimulator.start();

    FreshdeskCrmTest() throws IOException {}

    @AfterEach
    void close() {
        freshdesk.close();
    }

    @Override
    public Crm crm() {
        return crm(FreshdeskSimulator.API_KEY);
    }

    @Override
    public Crm stranger() {
        return crm("wrong");
    }

    @Override
    public void next(Trouble... troubles) {
        freshdesk.next(troubles);
    }

    @Override
    public String field() {
        return "cf_channel";
    }

    @Override
    public String noField() {
        return "cf_nonsense";
    }

    @Override
    public List<String> files() {
        return freshdesk
                .tickets()
                .getFirst()
                .path("notes")
                .valueStream()
                .flatMap(note -> note.path("attachments").valueStream())
                .map(file -> file.path("name").asText() + ": " + file.path("size"))
                .toList();
    }

    @Override
    public List<Seen> seen() {
        return freshdesk.tickets().stream()
                .map(ticket -> new Seen(
                        ticket.path("subject").asText(),
                        ticket.at("/requester/name").asText(),
                        Stream.concat(
                                        Stream.of(ticket.path("description").asText()),
                                        ticket.path("notes")
                                                .valueStream()
                                                .map(note ->
                                                        note.path("body_text").asText()))
                                .toList()))
                .toList();
    }

    @Test
    void whoseContactIsMadeMeanwhileIsFoundThenOrLater() {
        crm().open(TICKET);
        CrmTicket another = new CrmTicket("dialog-2", "Chat dialog-2", "text", TICKET.requester(), List.of(), Map.of());

        freshdesk.lag(2);
        assertThat(crm().open(another))
                .isInstanceOfSatisfying(
                        CrmAnswer.Again.class,
                        again -> assertThat(again.reason()).contains("It should be a unique value"));
        freshdesk.lag(1);
        assertThat(crm().open(another)).isInstanceOf(CrmAnswer.Done.class);

        assertThat(freshdesk.tickets())
                .hasSize(2)
                .allSatisfy(ticket ->
                        assertThat(ticket.path("requester_id").asLong()).isEqualTo(1));
    }

    @Test
    void whatVisitorsWriteIsNoMarkupThereAndNotesArePrivate() {
        var answer = (CrmAnswer.Done) crm().open(TICKET);
        crm().comment(answer.recordId(), "[m]", "<b>a & b</b>\nend", false);

        var ticket = freshdesk.tickets().getFirst();
        assertThat(ticket.at("/notes/0/body").asText()).contains("&lt;b&gt;a &amp; b&lt;/b&gt;<br>end");
        assertThat(ticket.at("/notes/0/private").asBoolean()).isTrue();
        assertThat(ticket.path("source").asInt()).isEqualTo(7);
        assertThat(answer.link()).isEqualTo(freshdesk.url() + "/a/tickets/" + answer.recordId());
    }

    @Test
    void whoWritesTwiceIsOneContactAndTwoTickets() {
        var id = "conversation-with-a-long-id-0000";
        crm().open(new CrmTicket(id + "1", "Chat", "a", TICKET.requester(), List.of(), Map.of("cf_channel", "web")));
        next(Trouble.DONE_AND_CUT);
        assertThat(crm().open(new CrmTicket(id + "2", "Chat", "b", TICKET.requester(), List.of(), Map.of())))
                .isInstanceOf(CrmAnswer.Again.class);
        crm().open(new CrmTicket(id + "2", "Chat", "b", TICKET.requester(), List.of(), Map.of()));

        assertThat(freshdesk.tickets()).hasSize(2);
        assertThat(freshdesk.tickets().get(0).path("requester_id"))
                .isEqualTo(freshdesk.tickets().get(1).path("requester_id"));
        assertThat(freshdesk
                        .tickets()
                        .getFirst()
                        .at("/custom_fields/cf_channel")
                        .asText())
                .isEqualTo("web");
    }

    @Test
    void whoHasNoAddressIsKnownByTheirId() {
        var nobody = new CrmTicket.Requester("site-42", "Ann", null, null);
        crm().open(new CrmTicket("d-1", "Chat", "text", nobody, List.of(), Map.of()));

        assertThat(freshdesk
                        .tickets()
                        .getFirst()
                        .at("/requester/unique_external_id")
                        .asText())
                .isEqualTo("site-42");
    }

    private Crm crm(String key) {
        return SimulatedCrm.at(new FreshdeskVendor(), freshdesk.url(), Map.of("apiKey", key));
    }
}
