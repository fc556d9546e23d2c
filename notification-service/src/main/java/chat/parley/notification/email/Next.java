package chat.parley.notification.email;

import java.time.Instant;

/** What becomes of a mail after an attempt. */
public sealed interface Next {
    record Done() implements Next {}

    /** @param uncertain whether the mail may have arrived already */
    record Later(Instant due, boolean uncertain) implements Next {}

    /** @param reason for whoever looks after the installation */
    record GivenUp(String reason) implements Next {}
}
