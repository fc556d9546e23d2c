package chat.parley.ingest.visitor;

/** Bounds what waits to go out on one socket, in frames and in bytes. Safe for many threads. */
public final class OutgoingBudget {
    private final int mostFrames;
    private final int mostBytes;
    private int frames;
    private int bytes;

    public OutgoingBudget(int mostFrames, int mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
    }

    /** Makes room for a frame; false when there is none: the other side reads too slowly. */
    public synchronized boolean take(int size) {
        // A lone frame always passes, however long it is.
        if (frames > 0 && (frames + 1 > mostFrames || bytes + size > mostBytes)) {
            return false;
        }
        frames++;
        bytes += size;
        return true;
    }

    /** The frame has left. */
    public synchronized void left(int size) {
        frames--;
        bytes -= size;
    }
}
