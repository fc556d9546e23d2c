package chat.parley.contracts.text;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.util.regex.Pattern;

/** A telephone number as people write it: digits with spaces, brackets, dots and dashes between them [T-13]. */
public final class PhoneNumber {
    private static final Pattern FORM = Pattern.compile("\\+?(?:[ ().-]{0,3}\\d){5,15}");

    private PhoneNumber() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws ContractViolation with {@code invalid-request}, naming the field, when it is none */
    public static String required(String field, String text) {
        if (!isOne(text)) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, field + " is not a telephone number");
        }
        return text;
    }
}
