package chat.parley.contracts.dialog;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.text.WellFormed;
import java.util.List;

/**
 * Something a site tells of its visitor, for operators to see [B-16].
 *
 * @param name at most {@value #NAME_LIMIT} UTF-16 units
 * @param value at most {@value #VALUE_LIMIT}; may be empty
 */
public record VisitorField(String name, String value) {
    /** Most fields of one visitor. */
    public static final int MOST = 50;

    /** Longest name, in UTF-16 units. */
    public static final int NAME_LIMIT = 64;

    /** Longest value, in UTF-16 units. */
    public static final int VALUE_LIMIT = 1_000;

    public VisitorField {
        WellFormed.required("field name", name, NAME_LIMIT);
        value = WellFormed.requiredUnless(true, "field value", value, VALUE_LIMIT);
    }

    /**
     * A visitor's fields, in their order, as they may be.
     *
     * @throws ContractViolation when there are too many, or two of one name
     */
    public static List<VisitorField> checked(List<VisitorField> fields) {
        if (fields == null) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "fields are missing");
        }
        if (fields.size() > MOST) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "a visitor has at most " + MOST + " fields");
        }
        if (fields.stream().map(VisitorField::name).distinct().count() < fields.size()) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "two fields have the same name");
        }
        return List.copyOf(fields);
    }
}
