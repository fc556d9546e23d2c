package chat.parley.notification.socket;

/**
 * What has been handed to a client's link and is not on its way yet, bounded in frames and in characters: a client
 * that reads too slowly is let go instead of filling memory. Safe for many threads.
 */
final class Backlog {
    private final int mostFrames;
    private final long mostCharacters;
    private boolean burst;
    private int frames;
    private long characters;

    Backlog(int mostFrames, long mostCharacters) {
        this.mostFrames = mostFrames;
        this.mostCharacters = mostCharacters;
    }

    /** Whether there is room for a frame of this many characters; once there was not, there never is again. */
    synchronized boolean add(int length) {
        if (burst || frames + 1 > mostFrames || characters + length > mostCharacters) {
            burst = true;
            return false;
        }
        frames++;
        characters += length;
        return true;
    }

    /** A frame of this many characters has left. */
    synchronized void remove(int length) {
        frames--;
        characters -= length;
    }
}
