package chat.parley.notification.socket;

/** Why this side ends a socket, with the code that the client sees. */
public enum Ending {
    /** No hello in time, a token that is not good, or one that has run out. */
    NOT_AUTHENTICATED(4401, "not authenticated"),
    /** The account does not let its console be used from this address [W-68]. */
    FORBIDDEN_ADDRESS(4404, "address not allowed"),
    FORBIDDEN_ORIGIN(4403, "forbidden origin"),
    /** Nothing came for too long: the link may be half-open. */
    SILENT(4408, "no ping"),
    /** The same device has connected again. */
    REPLACED(4409, "connected again"),
    /** Too much waits to be sent; the client connects again and heals. */
    TOO_SLOW(4413, "too slow"),
    TOO_MANY_FRAMES(4429, "too many frames"),
    /** A frame was too large or not text, or something failed here. */
    FAILED(1011, "failed"),
    /** This replica goes; another one takes over. */
    RESTARTING(1012, "restarting"),
    /** This replica or something it needs is not ready; nothing is wrong with the client. */
    NOT_READY(1013, "not ready");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
