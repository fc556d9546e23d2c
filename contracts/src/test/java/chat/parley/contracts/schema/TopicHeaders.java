package chat.parley.contracts.schema;

import chat.parley.contracts.topic.Headers;
import chat.parley.contracts.topic.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a record.
 *
 * @param required whether every record of the topic has it
 */
record TopicHeaders(String name, boolean required, String meaning) {
    /** The headers of a topic's records, in the order people look for them. */
    static List<TopicHeaders> of(Topic topic) {
        var headers = new ArrayList<>(List.of(
                always(Headers.SPEC_VERSION, "1.0, the version of CloudEvents"),
                always(Headers.ID, "the record's id; the same on every repeat"),
                always(Headers.SOURCE, "/parley/ and the service that wrote it"),
                always(Headers.TYPE, "chat.parley. and the type of the body"),
                always(Headers.TIME, "when it happened, ISO 8601 in UTC"),
                always(Headers.SUBJECT, "the conversation id, or what else the topic is keyed by"),
                always(Headers.ACCOUNT, "the account id"),
                always(Headers.CONTENT_TYPE, "application/json"),
                sometimes(Headers.TRACE_PARENT, "W3C trace context of the request it came with")));
        if (topic.equals(Topic.EVENTS) || topic.equals(Topic.OUTCOMES)) {
            headers.add(always(
                    Headers.POSITION,
                    "number of the record in its partition, from 1, without a gap; a reader drops a record whose"
                            + " position is not greater than the greatest it has seen"));
        }
        if (topic.equals(Topic.EVENTS)) {
            headers.add(always(Headers.SEQUENCE, "number of the event in its conversation, from 1, without a gap"));
        }
        if (topic.equals(Topic.COMMANDS_DLQ)) {
            headers.add(always(Headers.REASON, "why it is here: a code and a sentence"));
            headers.add(always(Headers.ORIGIN, "where it came from: topic-partition-offset"));
        }
        return headers;
    }

    private static TopicHeaders always(String name, String meaning) {
        return new TopicHeaders(name, true, meaning);
    }

    private static TopicHeaders sometimes(String name, String meaning) {
        return new TopicHeaders(name, false, meaning);
    }
}
