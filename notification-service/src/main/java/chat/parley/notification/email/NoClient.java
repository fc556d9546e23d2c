package chat.parley.notification.email;

import java.util.function.BooleanSupplier;

/** No way to send mails. */
final class NoClient implements MailClient {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public Verdict send(Letter letter, BooleanSupplier handOver) {
        return new Verdict.Again("no mail server is configured");
    }
}
