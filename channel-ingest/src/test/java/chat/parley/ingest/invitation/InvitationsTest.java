package chat.parley.ingest.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.VisitorActivity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-22")
class InvitationsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final VisitorId VISITOR = new VisitorId("site-1");
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Invitations invitations = new Invitations(2);

    @Test
    void anInvitationWaitsForThePageThatListensLater() {
        invitations.heard(invited("i1"));

        assertThat(invitations.open(VISITOR, NOW)).contains(invited("i1"));
        assertThat(invitations.open(VISITOR, NOW.plusSeconds(60))).isEmpty();

        invitations.heard(new VisitorActivity.InvitationAnswered(
                ACME, VISITOR, NOW, new InvitationId("i1"), InvitationAnswer.REJECTED));
        assertThat(invitations.open(VISITOR, NOW)).isEmpty();
    }

    @Test
    void whoInvitedIsKnownUntilTheVisitorHasHadTimeToWrite() {
        invitations.heard(invited("i1"));

        assertThat(invitations.host(ACME, new InvitationId("i1"), NOW.plus(Duration.ofMinutes(59))))
                .contains(new OperatorId("ann"));
        assertThat(invitations.host(ACME, new InvitationId("i1"), NOW.plus(Duration.ofMinutes(62))))
                .isEmpty();
    }

    @Test
    @Tag("P-21")
    void anotherAccountsInvitationNamesNobody() {
        invitations.heard(invited("i1"));

        assertThat(invitations.host(new AccountId("umbrella"), new InvitationId("i1"), NOW))
                .isEmpty();
    }

    @Test
    void onlyTheNewestAreRemembered() {
        invitations.heard(invited("i1"));
        invitations.heard(invited("i2"));
        invitations.heard(invited("i3"));

        assertThat(invitations.host(ACME, new InvitationId("i1"), NOW)).isEmpty();
        assertThat(invitations.open(VISITOR, NOW)).contains(invited("i3"));
    }

    private static VisitorActivity.VisitorInvited invited(String id) {
        return new VisitorActivity.VisitorInvited(
                ACME,
                VISITOR,
                NOW,
                new InvitationId(id),
                null,
                new OperatorId("ann"),
                "Ann",
                "May I help you?",
                NOW.plusSeconds(60));
    }
}
