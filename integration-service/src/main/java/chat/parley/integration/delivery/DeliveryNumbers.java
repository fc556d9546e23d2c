package chat.parley.integration.delivery;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;

/** Reads whole numbers that callers send as text. */
final class DeliveryNumbers {
    private DeliveryNumbers() {}

    /** @throws ProblemException with {@code invalid-request} when it is no number from 1 to {@code most} */
    static long parse(String field, String text, long most) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, field + " must be a number from 1 to " + most);
        }
        return Long.parseLong(text);
    }
}
