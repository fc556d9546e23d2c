package chat.parley.ingest.media;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * How large a picture is, read from its header, so that a page can leave room for it before it is loaded.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) {
    private static final int MOST = 50_000;

    /** @param beginning a file's first bytes; empty where they do not tell */
    public static Optional<ImageSize> of(String type, byte[] beginning) {
        var bytes = ByteBuffer.wrap(beginning);
        Optional<ImageSize> found = switch (type) {
            case "image/png" -> png(bytes);
            case "image/gif" -> gif(bytes);
            case "image/jpeg" -> jpeg(bytes);
            default -> Optional.empty();
        };
        return found.filter(size -> size.width > 0 && size.height > 0 && size.width <= MOST && size.height <= MOST);
    }

    private static Optional<ImageSize> png(ByteBuffer bytes) {
        return bytes.limit() < 24 ? Optional.empty() : Optional.of(new ImageSize(bytes.getInt(16), bytes.getInt(20)));
    }

    private static Optional<ImageSize> gif(ByteBuffer bytes) {
        return bytes.limit() < 10
                ? Optional.empty()
                : Optional.of(new ImageSize(
                        Short.toUnsignedInt(Short.reverseBytes(bytes.getShort(6))),
                        Short.toUnsignedInt(Short.reverseBytes(bytes.getShort(8)))));
    }

    /** Walks from segment to segment to the first that begins a frame. */
    private static Optional<ImageSize> jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 < bytes.limit() && (bytes.get(at) & 0xff) == 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return Optional.of(new ImageSize(
                        Short.toUnsignedInt(bytes.getShort(at + 7)), Short.toUnsignedInt(bytes.getShort(at + 5))));
            }
            at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
        }
        return Optional.empty();
    }
}
