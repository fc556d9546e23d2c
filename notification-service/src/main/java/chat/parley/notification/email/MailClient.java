package chat.parley.notification.email;

import java.util.function.BooleanSupplier;

/** A way to send mails. */
public interface MailClient {
    /** What it is, for health and metrics. */
    String name();

    /** Whether it sends anything; if not, mails wait. */
    boolean isThere();

    /**
     * Tries to send a letter.
     *
     * @param handOver called right before it may first arrive; false means that it must not be sent after all
     */
    Verdict send(Letter letter, BooleanSupplier handOver);
}
