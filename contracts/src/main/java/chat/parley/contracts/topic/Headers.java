package chat.parley.contracts.topic;

/**
 * Names of record headers: CloudEvents 1.0 in binary mode, the W3C trace context, and Parley's own numbers. Values
 * are UTF-8 text; numbers in decimal. Nothing personal is ever in a header.
 */
public final class Headers {
    public static final String SPEC_VERSION = "ce_specversion";
    /** Command id, event id ({@code conversationId:sequence}) or decision id. */
    public static final String ID = "ce_id";
    /** {@code /parley/} and the service that wrote the record. */
    public static final String SOURCE = "ce_source";
    /** {@code chat.parley.} and the body's type. */
    public static final String TYPE = "ce_type";

    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String ACCOUNT = "ce_accountid";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACE_PARENT = "traceparent";
    /**
     * Gap-free number of the record within its partition, counted by dialog-service, from 1; on events and, counted
     * apart, on outcomes. Readers drop a record whose position is not greater than the greatest seen.
     */
    public static final String POSITION = "parley_position";
    /** The event's sequence in its conversation. */
    public static final String SEQUENCE = "parley_sequence";
    /** On a dead letter: why, as a code and a sentence. */
    public static final String REASON = "parley_reason";
    /** On a dead letter: where it came from, as topic-partition-offset. */
    public static final String ORIGIN = "parley_origin";

    private Headers() {}
}
