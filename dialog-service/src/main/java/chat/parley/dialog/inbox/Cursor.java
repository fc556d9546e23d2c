package chat.parley.dialog.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The place after a row of a list: the time the list is ordered by, and the id that breaks ties. */
public record Cursor(Instant at, String dialogId) {
    /** The cursor as clients carry it; they must not look inside. */
    public String text() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return Base64.getUrlEncoder().withoutPadding().encodeToString((micros + " " + dialogId).getBytes(UTF_8));
    }

    /**
     * Reads a cursor.
     *
     * @return null for null
     * @throws ProblemException with {@code invalid-request} when the text is no cursor of ours
     */
    public static @Nullable Cursor of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            int space = plain.indexOf(' ');
            long micros = Long.parseLong(plain.substring(0, space));
            return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), plain.substring(space + 1));
        } catch (RuntimeException e) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "after is not a cursor of this list");
        }
    }
}
