package chat.parley.notification.announce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseIdTest {
    @Test
    void namesItsSocketAndItsNumberThere() {
        assertThat(LeaseId.parse(LeaseId.of("1b-2c", 7))).contains(new LeaseId("1b-2c", 7));
    }

    @Test
    void otherIdsAreNotMistakenForOne() {
        for (String id : new String[] {null, "", "1b-2c", ".7", "1b.", "1b.x", "1b.-1"}) {
            assertThat(LeaseId.parse(id)).as(id).isEmpty();
        }
    }
}
