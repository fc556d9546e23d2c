package chat.parley.admin.fact;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.AssignmentCause;
import chat.parley.contracts.dialog.DialogOutcome;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.platform.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DialogFactsTest {
    private static final AccountId SHOP = new AccountId("shop");

    @Test
    @Tag("N-16")
    void anEventThatIsHeardAgainChangesNothing() {
        Tale tale = served();
        DialogFacts facts = tale.facts();

        for (DialogEvent event : tale.events()) {
            assertThat(DialogFacts.after(facts, event)).isSameAs(facts);
        }
    }

    @Test
    void whatComesBeforeTheOpeningIsNotOfTheDialog() {
        DialogEvent.MessagePosted early = (DialogEvent.MessagePosted)
                tale().visitorWrote("09:00:00").events().getFirst();

        assertThat(DialogFacts.after(null, early)).isNull();
    }

    @Test
    @Tag("N-16")
    void factsAreReadAsTheyWereWritten() throws IOException {
        DialogFacts facts =
                served().tagged("09:20:00", "vip", "billing", "Ärger").facts();

        assertThat(Json.mapper().readValue(Json.text(facts), DialogFacts.class)).isEqualTo(facts);
        assertThat(Json.text(facts)).contains("[\"billing\",\"vip\",\"Ärger\"]");
    }

    @Test
    void nothingThatWasSaidAndNobodysNameIsKept() {
        assertThat(Json.text(served().rated("09:21:00", 5, "ann").facts()))
                .doesNotContain("Hello", "Somebody", "somebody@example.org", "a word");
    }

    @Test
    void aDialogThatIsOpenedAgainIsNotClosedAndGoesOn() {
        DialogFacts open = served().reopened("09:30:00")
                .assigned("09:30:00", "ann", AssignmentCause.REOPENED)
                .facts();
        DialogFacts closed = served().reopened("09:30:00")
                .assigned("09:30:00", "ann", AssignmentCause.REOPENED)
                .closed("09:40:00", DialogOutcome.SERVED, 10)
                .facts();

        assertThat(open.closing()).isNull();
        assertThat(open.stints()).hasSize(2);
        assertThat(closed.handledMillis()).isEqualTo((9 * 60 + 55 + 10 * 60) * 1_000);
        assertThat(closed.talk().firstReply()).isEqualTo(10_000);
    }

    @Test
    void queuedAnewItGoesOnWaiting() {
        DialogFacts facts = tale().opened("09:00:00")
                .queued("09:00:00", QueueReason.OPENED)
                .queued("09:01:00", QueueReason.TRANSFERRED)
                .assigned("09:02:00", "ann", AssignmentCause.TAKEN)
                .facts();

        assertThat(facts.waiting()).isEqualTo(new Waiting(null, 1, 120_000));
        assertThat(facts.transfers()).isEqualTo(1);
    }

    @Test
    void givenBackToItsBotItIsTransferredAndOperatorsOweTheFirstReplyAnewOnlyWhenCalledAgain() {
        DialogFacts facts = tale().openedWithBot("09:00:00")
                .visitorWrote("09:00:00")
                .queued("09:01:00", QueueReason.BOT)
                .assigned("09:01:10", "ann", AssignmentCause.AUTOMATIC)
                .returned("09:02:00", "ann")
                .queued("09:10:00", QueueReason.BOT)
                .assigned("09:10:05", "boris", AssignmentCause.AUTOMATIC)
                .operatorWrote("09:10:20", "boris")
                .facts();

        assertThat(facts.transfers()).isEqualTo(1);
        assertThat(facts.talk().firstReply()).isEqualTo(20_000);
        assertThat(facts.stints()).extracting(Stint::end).containsExactly(StintEnd.TRANSFERRED, null);
    }

    @Test
    void whatASupervisorSaysInAnothersDialogIsNotTheOwners() {
        DialogFacts facts = tale().opened("09:00:00")
                .assigned("09:00:05", "ann", AssignmentCause.TAKEN)
                .operatorWrote("09:00:10", "vera")
                .facts();

        assertThat(facts.talk().operatorMessages()).isEqualTo(1);
        assertThat(facts.stints().getFirst().messages()).isZero();
    }

    @Test
    void aPageHasNeitherQueryNorFragment() {
        assertThat(Origin.page("https://shop.example/a/b;s=1?q=2#x")).isEqualTo("https://shop.example/a/b");
        assertThat(Origin.page("https://shop.example/#/route")).isEqualTo("https://shop.example/");
        assertThat(Origin.page(" ")).isNull();
    }

    private static Tale tale() {
        return Tale.of(SHOP, "d", "v").on("2026-03-02");
    }

    private static Tale served() {
        return tale().opened("09:00:00")
                .visitorWrote("09:00:00")
                .queued("09:00:00", QueueReason.OPENED)
                .assigned("09:00:05", "ann", AssignmentCause.AUTOMATIC)
                .operatorWrote("09:00:10", "ann")
                .closed("09:10:00", DialogOutcome.SERVED, 10);
    }
}
