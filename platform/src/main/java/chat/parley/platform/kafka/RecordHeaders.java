package chat.parley.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.topic.Headers;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Writes and reads the headers of records: CloudEvents 1.0 binary mode and Parley's own numbers. */
public final class RecordHeaders {
    private static final byte[] SPEC = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private RecordHeaders() {}

    /**
     * The CloudEvents headers of a record.
     *
     * @param service the name of the service that writes it
     * @param type the body's type, for example {@code MessagePosted}
     * @param subject the conversation id, or what else the topic is keyed by
     */
    public static org.apache.kafka.common.header.internals.RecordHeaders cloudEvent(
            String service, String id, String type, Instant time, String subject, AccountId account) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.add(Headers.SPEC_VERSION, SPEC);
        headers.add(Headers.ID, id.getBytes(UTF_8));
        headers.add(Headers.SOURCE, ("/parley/" + service).getBytes(UTF_8));
        headers.add(Headers.TYPE, ("chat.parley." + type).getBytes(UTF_8));
        headers.add(Headers.TIME, time.toString().getBytes(UTF_8));
        headers.add(Headers.SUBJECT, subject.getBytes(UTF_8));
        headers.add(Headers.ACCOUNT, account.value().getBytes(UTF_8));
        headers.add(Headers.CONTENT_TYPE, JSON);
        return headers;
    }

    /** The text of a header; null when it is absent. */
    public static @Nullable String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** The number in a header; empty when it is absent or no number. */
    public static OptionalLong number(org.apache.kafka.common.header.Headers headers, String name) {
        String text = text(headers, name);
        if (text == null || text.isEmpty() || text.length() > 18) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
