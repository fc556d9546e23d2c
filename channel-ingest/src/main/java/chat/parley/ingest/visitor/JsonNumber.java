package chat.parley.ingest.visitor;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as browsers print them in JSON, which is also how RFC 8785 wants them: the shortest digits that mean the same
 * double, without an exponent from 10⁻⁶ to 10²¹ [B-23].
 */
final class JsonNumber {
    private static final int LARGEST_PLAIN = 21;
    private static final int SMALLEST_PLAIN = -6;

    private JsonNumber() {}

    /** @throws ContractViolation when no double is that large */
    static String text(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "a number is too large for JSON");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        return (value < 0 ? "-" : "") + placed(digits, shortest.precision() - shortest.scale());
    }

    /** @param point how many digits stand before the decimal point; may be negative or more than there are */
    private static String placed(String digits, int point) {
        int count = digits.length();
        if (point >= count && point <= LARGEST_PLAIN) {
            return digits + "0".repeat(point - count);
        }
        if (point > 0 && point <= LARGEST_PLAIN) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > SMALLEST_PLAIN && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        return digits.charAt(0)
                + (count > 1 ? "." + digits.substring(1) : "")
                + "e"
                + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        // Java never prints fewer than two digits, and sometimes one would do.
        BigDecimal one = printed.round(new MathContext(1)).stripTrailingZeros();
        return printed.precision() == 2 && one.doubleValue() == value ? one : printed;
    }
}
