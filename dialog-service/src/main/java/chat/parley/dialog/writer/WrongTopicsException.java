package chat.parley.dialog.writer;

/** The topics are not those the ledger belongs to; going on would lose or mix up records. */
final class WrongTopicsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongTopicsException(String message) {
        super(message);
    }
}
