package chat.parley.integration.crm;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.crm.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every CRM does besides that keeps a record of what was said. */
public interface RecordContract extends CrmContract {
    CrmFile FILE =
            new CrmFile("file-1", "Счёт \"A\".pdf", "application/pdf", new byte[] {37, 80, 13, 10, 45, 45, -1, 0});

    /** Names and sizes of the files that the first record has, as {@code <name>: <bytes>}. */
    List<String> files();

    /** So much was said in the record already. */
    default void saidBefore(String record, int comments) {
        for (int i = 0; i < comments; i++) {
            crm().comment(record, "[parley of before " + i + "]", "text", false);
        }
    }

    @Test
    default void aFileIsBroughtOnceWhateverIsLostWhereItIsKeptAtAll() {
        String record = ((CrmAnswer.Done) crm().open(TICKET)).recordId();
        if (crm().mostFileBytes() == 0) {
            assertThat(crm().attach(record, FILE, false)).isInstanceOf(CrmAnswer.Done.class);
            assertThat(files()).isEmpty();
            return;
        }
        next(Trouble.DONE_AND_CUT);

        assertThat(crm().attach(record, FILE, false)).isInstanceOf(CrmAnswer.Again.class);
        assertThat(crm().attach(record, FILE, true)).isInstanceOf(CrmAnswer.Done.class);
        assertThat(crm().attach(record, new CrmFile("file-2", "b.txt", "text/plain", new byte[] {1}), true))
                .isInstanceOf(CrmAnswer.Done.class);

        assertThat(files()).hasSize(2);
        assertThat(files().getFirst()).contains("Счёт").endsWith(".pdf: 8");
        assertThat(crm().attach("999", FILE, false)).isInstanceOf(CrmAnswer.Refused.class);
    }

    @Test
    default void theRecordSaysWhatItIsAboutAndThenWhatWasSaid() {
        String record = ((CrmAnswer.Done) crm().open(TICKET)).recordId();
        crm().comment(record, "[parley 1]", "transcript", false);

        Seen seen = seen().getFirst();
        assertThat(seen.subject()).isEqualTo("Chat dialog-1");
        assertThat(seen.comments()).hasSize(2);
        assertThat(seen.comments().getFirst()).contains("ivan@example.com");
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
    default void aCommentIsFoundAgainAmongHundreds() {
        String record = ((CrmAnswer.Done) crm().open(TICKET)).recordId();
        saidBefore(record, 251);
        next(Trouble.DONE_AND_CUT);

        assertThat(crm().comment(record, "[parley 1]", "transcript", false)).isInstanceOf(CrmAnswer.Again.class);
        assertThat(crm().comment(record, "[parley 1]", "transcript", true)).isInstanceOf(CrmAnswer.Done.class);

        assertThat(seen().getFirst().comments())
                .filteredOn(comment -> comment.contains("[parley 1]"))
                .hasSize(1);
    }

    @Test
    default void whoTheVisitorIsMayBecomeKnownLater() {
        String record = ((CrmAnswer.Done) crm().open(TICKET)).recordId();

        crm().identify(record, new CrmTicket.Requester("v-1", "Иван Петров", "petrov@example.com", null));

        assertThat(seen().getFirst().requester()).isEqualTo("Иван Петров");
    }

    @Test
    default void aRecordThatIsGoneIsNotTriedAgain() {
        assertThat(crm().comment("999", "[m]", "text", false)).isInstanceOf(CrmAnswer.Refused.class);
    }
}
