package chat.parley.launcher.build;

/** It cannot go on; the message is for the person at the terminal. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
