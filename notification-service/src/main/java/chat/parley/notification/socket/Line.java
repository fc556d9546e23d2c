package chat.parley.notification.socket;

/** The way to one client. Neither method blocks or fails; after the end, what is sent is dropped. */
public interface Line {
    void send(String frame);

    void end(Ending ending);
}
