package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.ZendeskSimulator.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /** All records, oldest first. */
    List<Seen> seen();

    CrmTicket TICKET = new CrmTicket(
            "dialog-1",
            "Chat dialog-1",
            "Иван, ivan@example.com",
            new CrmTicket.Requester("Иван", "ivan@example.com", null),
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
        assertThat(seen().getFirst().subject()).isEqualTo("Chat dialog-1");
        assertThat(seen().getFirst().requester()).isEqualTo("Иван");
    }

    @Test
    default void anAnswerThatIsLostOrGarbledMakesNoSecondRecord() {
        int made = 0;
        for (Trouble trouble : new Trouble[] {Trouble.DONE_AND_CUT, Trouble.DONE_AND_GARBLED}) {
            var ticket = new CrmTicket("dialog-" + trouble, "Chat", "text", TICKET.requester(), List.of(), Map.of());
            next(trouble);

            assertThat(crm().open(ticket)).isInstanceOf(CrmAnswer.Again.class);
            assertThat(crm().open(ticket)).isInstanceOf(CrmAnswer.Done.class);

            made++;
            assertThat(seen()).hasSize(made);
        }
    }

    @Test
    default void aCommentIsAddedOnceWhateverIsLost() {
        String record = ((CrmAnswer.Done) crm().open(TICKET)).recordId();
        next(Trouble.DONE_AND_CUT);

        assertThat(crm().comment(record, "[parley 1]", "transcript", false)).isInstanceOf(CrmAnswer.Again.class);
        assertThat(crm().comment(record, "[parley 1]", "transcript", true)).isInstanceOf(CrmAnswer.Done.class);
        assertThat(crm().comment(record, "[parley 2]", "more", true)).isInstanceOf(CrmAnswer.Done.class);

        assertThat(seen().getFirst().comments()).hasSize(3);
        assertThat(seen().getFirst().comments().get(1)).startsWith("transcript").contains("[parley 1]");
    }

    @Test
    default void whoTheVisitorIsMayBecomeKnownLater() {
        String record = ((CrmAnswer.Done) crm().open(TICKET)).recordId();

        crm().identify(record, new CrmTicket.Requester("Иван Петров", "petrov@example.com", null));

        assertThat(seen().getFirst().requester()).isEqualTo("Иван Петров");
    }

    @Test
    default void troubleIsToldFromRefusal() {
        next(Trouble.TOO_MANY);
        assertThat(crm().check())
                .isInstanceOfSatisfying(
                        CrmAnswer.Again.class,
                        again -> assertThat(again.asked()).isEqualTo(Duration.ofSeconds(7)));
        next(Trouble.BROKEN);
        assertThat(crm().check()).isInstanceOf(CrmAnswer.Again.class);
        assertThat(crm().comment("999", "[m]", "text", false)).isInstanceOf(CrmAnswer.Refused.class);
    }
}
