package chat.parley.routing.board;

import chat.parley.contracts.id.DecisionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Names decisions by what was decided on, so that deciding again after a crash gives the same id. */
final class DecisionName {
    /** 128 bits of the hash are kept. */
    private static final int BYTES_KEPT = 16;

    private DecisionName() {}

    /** @param sequence of the event that was decided on */
    static DecisionId of(DialogEntry entry, long sequence) {
        var text =
                entry.accountId().value() + "/" + entry.dialogId().value() + "/" + sequence + "/" + entry.decisions();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new DecisionId(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES_KEPT)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
