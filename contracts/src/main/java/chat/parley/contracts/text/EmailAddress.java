package chat.parley.contracts.text;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What counts as an e-mail address: one mailbox at one host with a dot, of plain ASCII, so that nothing in it can mean a
 * second recipient or a header of its own.
 */
public final class EmailAddress {
    /** Longest address, in characters. */
    public static final int LIMIT = 254;

    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private EmailAddress() {}

    /** Whether it is one. */
    public static boolean isOne(String address) {
        return address.length() <= LIMIT && FORM.matcher(address).matches();
    }

    /** @return the address itself; throws {@link ContractViolation} with {@code invalid-request} when it is none */
    public static String required(String field, @Nullable String address) {
        if (address == null || !isOne(address)) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, field + " is not an e-mail address");
        }
        return address;
    }
}
