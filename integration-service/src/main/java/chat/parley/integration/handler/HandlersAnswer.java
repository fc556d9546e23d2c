package chat.parley.integration.handler;

import chat.parley.integration.destination.DestinationAnswer;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The handlers as administrators see them; one that is not set is null.
 *
 * @param version to be sent with the next change; 0 when nothing was saved
 */
public record HandlersAnswer(
        long version,
        @Nullable One chatStart,
        @Nullable One chatAssign,
        @Nullable One chatClose) {
    /** A handler; its {@code name} is the moment. */
    public record One(HandlerFormat format, @JsonUnwrapped DestinationAnswer destination) {}

    /** @param secrets of those that this request made, by destination */
    static HandlersAnswer of(long version, List<Handler> handlers, Map<String, String> secrets) {
        return new HandlersAnswer(
                version,
                one(handlers, HandlerMoment.CHAT_START, secrets),
                one(handlers, HandlerMoment.CHAT_ASSIGN, secrets),
                one(handlers, HandlerMoment.CHAT_CLOSE, secrets));
    }

    private static @Nullable One one(List<Handler> handlers, HandlerMoment moment, Map<String, String> secrets) {
        for (Handler handler : handlers) {
            if (handler.moment() == moment) {
                String id = handler.destination().destinationId();
                return new One(handler.format(), DestinationAnswer.of(handler.destination(), secrets.get(id)));
            }
        }
        return null;
    }
}
