package chat.parley.integration.delivery;

import java.time.Instant;

/** What is posted: the body of Standard Webhooks, and the id a receiver knows a repeat by. */
public final class Message {
    private Message() {}

    /** The same for every attempt at one event and one destination, and unique among all. */
    public static String id(String eventId, String destinationId) {
        return eventId + ":" + destinationId;
    }

    /**
     * The body.
     *
     * @param at when it happened
     * @param data the event's JSON, as it stands on the log
     */
    public static String body(String type, Instant at, String data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":" + data + "}";
    }
}
