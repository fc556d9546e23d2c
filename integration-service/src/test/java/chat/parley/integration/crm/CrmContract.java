package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.crm.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every CRM does, whichever it is; an adapter's test gives it a simulator. */
@Tag("P-16")
public interface CrmContract {
    /** A record as the simulator has it. */
    record Seen(String subject, String requester, List<String> comments) {}

    /** With good credentials. */
    Crm crm();

    /** With others. */
    Crm stranger();

    /** The next requests end so; what is done all the same is the next that changes something. */
    void next(Trouble... troubles);

    /** A field that it has, and one that it has not. */
    String field();

    String noField();

    /** All records, oldest first. */
    List<Seen> seen();

    CrmTicket TICKET = new CrmTicket(
            "dialog-1",
            "Chat dialog-1",
            "Иван, ivan@example.com",
            new CrmTicket.Requester("v-1", "Иван", "ivan@example.com", null),
            List.of("parley"),
            Map.of());

    @Test
    default void goodCredentialsAreToldFromOthers() {
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Done.class);
        assertThat(stranger().check()).isInstanceOf(CrmAnswer.Unauthorized.class);
        assertThat(stranger().open(TICKET)).isInstanceOf(CrmAnswer.Unauthorized.class);
        assertThat(seen()).isEmpty();
    }

    @Test
    default void aDialogBecomesOneRecordHoweverOftenItIsOpened() {
        CrmAnswer first = crm().open(TICKET);
        CrmAnswer second = crm().open(TICKET);

        assertThat(first).isInstanceOf(CrmAnswer.Done.class).isEqualTo(second);
        assertThat(seen()).hasSize(1);
        assertThat(seen().getFirst().requester()).isEqualTo("Иван");
    }

    @Test
    default void anAnswerThatIsLostOrGarbledMakesNoSecondRecord() {
        int made = 0;
        for (Trouble trouble : List.of(Trouble.DONE_AND_CUT, Trouble.DONE_AND_HALF, Trouble.DONE_AND_GARBLED)) {
            var visitor = new CrmTicket.Requester("v-" + trouble, "Ann", trouble + "@example.com", null);
            var ticket = new CrmTicket("dialog-" + trouble, "Chat", "text", visitor, List.of(), Map.of());
            next(trouble);

            assertThat(crm().open(ticket)).isInstanceOf(CrmAnswer.Again.class);
            assertThat(crm().open(ticket)).isInstanceOf(CrmAnswer.Done.class);

            made++;
            assertThat(seen()).hasSize(made);
        }
    }

    @Test
    default void aFieldThatDoesNotExistIsRefusedBeforeItIsFilled() {
        assertThat(crm().fields(Set.of(field()))).isInstanceOf(CrmAnswer.Done.class);
        assertThat(crm().fields(Set.of(field(), noField())))
                .isInstanceOfSatisfying(
                        CrmAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).contains(noField()));
        assertThat(seen()).isEmpty();
    }

    @Test
    default void troublePassesAndSaysHowLongToWait() {
        next(Trouble.TOO_MANY);
        assertThat(crm().check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Again.class,
                        again -> assertThat(again.asked()).isEqualTo(Duration.ofSeconds(7)));
        next(Trouble.BROKEN);
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Again.class);
        next(Trouble.SILENT);
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Again.class);
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Done.class);
    }
}
