package chat.parley.contracts.sample;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Access;
import java.time.Instant;

/** From where a console may be used. */
final class AccessSamples {
    private AccessSamples() {}

    /** A list that goes back by itself. */
    static Access waiting() {
        return new Access(
                new AccountId("acme"),
                2,
                false,
                "192.0.2.1, 192.0.2.10-192.0.2.20, 2001:db8::/32",
                "",
                Instant.parse("2027-01-01T10:05:00Z"));
    }
}
