package chat.parley.contracts.error;

/** A value that no contract allows; thrown by the constructors of contract types and answered at the edges. */
public final class ContractViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ContractViolation(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
