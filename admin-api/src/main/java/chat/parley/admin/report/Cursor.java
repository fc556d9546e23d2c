package chat.parley.admin.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DialogId;
import chat.parley.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page of dialogs ended: the moment and the id of its last. */
record Cursor(Instant at, String dialogId) {
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + dialogId).getBytes(UTF_8));
    }

    /** @throws ProblemException with {@code invalid-request} when it is none that was given out */
    static Cursor read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("not two parts");
            }
            return new Cursor(Instant.parse(parts[0]), new DialogId(parts[1]).value());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "after must be the next of the page before");
        }
    }
}
