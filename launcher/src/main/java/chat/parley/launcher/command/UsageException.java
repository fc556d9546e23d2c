package chat.parley.launcher.command;

/** The command line cannot be understood or obeyed; the message is one sentence for the person who typed it. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
