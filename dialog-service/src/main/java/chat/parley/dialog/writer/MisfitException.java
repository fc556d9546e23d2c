package chat.parley.dialog.writer;

/** A partition's ledger and its topics tell different stories; going on by itself would make it worse. */
final class MisfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MisfitException(String message) {
        super(message);
    }
}
