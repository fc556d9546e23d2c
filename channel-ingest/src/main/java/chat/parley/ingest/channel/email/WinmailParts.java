package chat.parley.ingest.channel.email;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes the files out of the {@code winmail.dat} that some versions of Outlook wrap them in (TNEF). */
final class WinmailParts {
    private static final int SIGNATURE = 0x223E9F78;
    private static final int BEGINNING = 0x9002;
    private static final int TITLE = 0x8010;
    private static final int DATA = 0x800F;
    private static final int MOST = 20;

    private WinmailParts() {}

    /** A file in it. */
    record File(String name, byte[] bytes) {}

    /** Empty where it is none or holds no files. */
    static List<File> of(byte[] bytes) {
        var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var files = new ArrayList<File>();
        if (data.remaining() < 6 || data.getInt() != SIGNATURE) {
            return files;
        }
        data.getShort();
        String name = "";
        // Each attribute: a level, its id, its length, its bytes, and a sum that nobody checks.
        while (data.remaining() > 9 && files.size() < MOST) {
            data.get();
            int id = data.getInt() & 0xffff;
            int length = data.getInt();
            if (length < 0 || length > data.remaining() - 2) {
                break;
            }
            var content = new byte[length];
            data.get(content);
            data.getShort();
            switch (id) {
                case BEGINNING -> name = "";
                case TITLE -> name = Letters.decoded(content, null).text().replace("\0", "");
                case DATA -> files.add(new File(name.isBlank() ? "file" : name, content));
                default -> {}
            }
        }
        return files;
    }
}
