package chat.parley.notification.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A record's body as a frame, made when the first socket needs it and then the same text for all. */
final class Body {
    private final byte[] body;
    private final UnaryOperator<String> wrap;
    private @Nullable String frame;

    Body(byte[] body, UnaryOperator<String> wrap) {
        this.body = body;
        this.wrap = wrap;
    }

    String frame() {
        String made = frame;
        if (made == null) {
            made = wrap.apply(new String(body, UTF_8));
            frame = made;
        }
        return made;
    }
}
