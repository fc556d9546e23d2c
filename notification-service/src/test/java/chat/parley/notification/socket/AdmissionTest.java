package chat.parley.notification.socket;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.notification.login.Login;
import chat.parley.platform.identity.Caller;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private boolean ready = true;
    private long nanos;

    @Test
    void onlyPagesOfTheDoorItselfAreLetIn() {
        var admission = admission("https://chat.example.com:443/console");

        assertThat(admission.objection("https://chat.example.com")).isEmpty();
        for (String origin : new String[] {
            null,
            "",
            "null",
            "http://chat.example.com",
            "https://chat.example.com:8443",
            "https://chat.example.com.evil.com"
        }) {
            assertThat(admission.objection(origin)).as(origin).contains(Ending.FORBIDDEN_ORIGIN);
        }
        assertThat(admission("http://localhost:8080").objection("http://localhost:8080"))
                .isEmpty();
    }

    @Test
    void nobodyIsLetInBeforeTheFeedIsReadyOrWhileThisReplicaGoes() {
        var admission = admission("http://localhost:8080");

        ready = false;
        assertThat(admission.objection("http://localhost:8080")).contains(Ending.NOT_READY);

        ready = true;
        admission.drain();
        assertThat(admission.objection("http://localhost:8080")).contains(Ending.RESTARTING);
    }

    @Test
    void anOperatorHasOneBudgetOfFramesOverAllSockets() {
        var admission = admission("http://localhost:8080");
        var ann = login("ann");

        for (int i = 0; i < 3; i++) {
            assertThat(admission.allows(ann)).isTrue();
        }

        assertThat(admission.allows(ann)).isFalse();
        admission.forgetIdle();
        assertThat(admission.allows(ann)).isFalse();
        assertThat(admission.allows(login("boris"))).isTrue();

        nanos += 1_000_000_000L;
        assertThat(admission.allows(ann)).isTrue();
        assertThat(admission.allows(ann)).isFalse();
    }

    private Admission admission(String door) {
        return new Admission(URI.create(door), 3, 1, () -> nanos, () -> ready);
    }

    private static Login login(String operator) {
        return new Login(
                new Caller(new AccountId("acme"), new OperatorId(operator), operator, Role.OPERATOR), Instant.MAX);
    }
}
