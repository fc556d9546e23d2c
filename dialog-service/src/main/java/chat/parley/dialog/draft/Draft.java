package chat.parley.dialog.draft;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has begun to write in a dialog: the answer and the note each for itself.
 *
 * @param reply empty for nothing
 * @param note empty for nothing
 * @param mode which of the two was being written
 */
@Schema(name = "Draft", description = "What the caller has begun to write in a dialog.")
public record Draft(
        String reply,
        String note,

        @Schema(description = "reply or note: which was being written.")
        String mode) {
    static final Draft NONE = new Draft("", "", "reply");

    /** @throws ContractViolation for what cannot be stored */
    public Draft(@Nullable String reply, @Nullable String note, @Nullable String mode) {
        this.reply = checked("reply", reply);
        this.note = checked("note", note);
        this.mode = mode == null ? "reply" : mode;
        if (!this.mode.equals("reply") && !this.mode.equals("note")) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "mode must be reply or note");
        }
    }

    private static String checked(String field, @Nullable String text) {
        String checked = WellFormed.optional(field, text, WellFormed.MESSAGE_LIMIT);
        return checked == null ? "" : checked;
    }

    boolean isEmpty() {
        return reply.isEmpty() && note.isEmpty();
    }
}
