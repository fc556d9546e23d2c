package chat.parley.routing.board;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Entries as versions before skills, weights and priorities have left them in the changelogs. */
@Tag("N-11")
class EarlierEntriesTest {
    @Test
    void anAccountHasNoWeightsAndItsDepartmentsAreAsItIs() throws IOException {
        var entry = read("""
                {"accountId":"acme","version":3,"autoAssignment":true,"multilingual":false,"maxDialogs":4}""", AccountEntry.class);

        assertThat(entry.weight(ChannelKind.WEB)).isEqualTo(1);
        assertThat(entry.automatic(new DepartmentId("sales"))).isTrue();
    }

    @Test
    void anOperatorHasNoSkills() throws IOException {
        var entry = read("""
                {"accountId":"acme","operatorId":"ann","person":{"version":1,"removed":false,"name":"Ann",
                 "departments":["sales"],"languages":["en"]},"devices":[]}""", OperatorEntry.class);

        assertThat(entry.person().skills()).isEmpty();
    }

    @Test
    void aDialogWaitsWithNormalUrgencyForAnybodyAndGoesOnToBeRouted() throws IOException {
        var entry = read("""
                {"accountId":"acme","conversationId":"c-d1","dialogId":"d1","sequence":2,"hadIt":[],"decisions":1,
                 "waiting":{"queuedSequence":2,"reason":"opened","language":"en","since":"2026-11-21T09:00:00Z",
                 "refusals":0,"settled":false,"waitReasons":4}}""", DialogEntry.class);
        assertThat(entry.waiting().priority()).isEqualTo(DialogPriority.NORMAL);
        assertThat(entry.waiting().skills()).isEmpty();

        var office = Office.automatic().operator("ann");
        office.board().restore(entry);
        office.online("ann");

        assertThat(office.routedTo("d1")).isEqualTo("ann");
    }

    @Test
    void anEntryOfTodayReadsAsItWasWritten() throws IOException {
        var office = new Office()
                .account(true, true, 4)
                .weights(Map.of("mail", 2))
                .department("sales", true)
                .operator("ann", Set.of("sales"), 3, Set.of("en"))
                .online("ann")
                .opensOn("mail", "d1");
        var board = office.board();

        assertThat(read(Json.text(board.account()), AccountEntry.class)).isEqualTo(board.account());
        var dialog = board.dialog(new DialogId("d1"));
        assertThat(read(Json.text(dialog), DialogEntry.class)).isEqualTo(dialog);
        assertThat(dialog.kind()).isEqualTo(new ChannelKind("mail"));
        assertThat(board.operators()).allSatisfy(operator -> {
            assertThat(read(Json.text(operator), OperatorEntry.class)).isEqualTo(operator);
            assertThat(operator.operatorId()).isEqualTo(new OperatorId("ann"));
        });
    }

    private static <T> T read(String body, Class<T> type) throws IOException {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), type).orElseThrow();
    }
}
