package chat.parley.ingest.visitor;

import chat.parley.contracts.dialog.VisitorField;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site says of its visitor, as it came over the wire [B-16].
 *
 * @param fields in the order of the wire
 * @param sign in hexadecimal; empty for none
 * @param validity when it was signed and until when it is good; null in the older form, which has no end
 * @param id what the site itself calls the visitor; null for nothing, always in the older form
 */
public record SignedFields(
        List<Field> fields,
        String sign,
        @Nullable Validity validity,
        @Nullable String id) {
    private static final int SIGN_LIMIT = 128;

    /** @param value a text, a number, a flag or null */
    public record Field(String name, @Nullable Object value) {
        public Field {
            if (!(value == null || value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new ContractViolation(ErrorCode.INVALID_REQUEST, "a field's value must be a scalar");
            }
        }

        /** The value as it is shown and, in the older form, hashed: null is empty [B-23]. */
        public String text() {
            return switch (value) {
                case null -> "";
                case Number number -> JsonNumber.text(number);
                default -> value.toString();
            };
        }
    }

    /** Both in Unix seconds. */
    public record Validity(long signedAt, long goodUntil) {}

    public SignedFields {
        fields = List.copyOf(fields);
        if (sign.length() > SIGN_LIMIT) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "no sign is that long");
        }
    }

    /** @throws ContractViolation where a name or a value is too long, or there are too many */
    public List<VisitorField> shown() {
        return fields.stream()
                .map(field -> new VisitorField(field.name(), field.text()))
                .toList();
    }
}
