package chat.parley.ingest.channel.email;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the names in a ZIP archive from its directory, without unpacking anything. */
final class ArchiveNames {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int MOST = 10_000;
    private static final List<String> ARCHIVES =
            List.of(".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".cab", ".arj", ".iso", ".img");

    private ArchiveNames() {}

    /** Whether an archive lies in this one: what hides so deep is not passed on. */
    static boolean isNested(byte[] bytes) {
        return of(bytes).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> ARCHIVES.stream().anyMatch(name::endsWith));
    }

    /** Empty where it is no ZIP archive. */
    static List<String> of(byte[] bytes) {
        var data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        int at = directory(data);
        while (at >= 0 && at + ENTRY_LENGTH <= bytes.length && names.size() < MOST && data.getInt(at) == ENTRY) {
            int length = Short.toUnsignedInt(data.getShort(at + 28));
            int extra = Short.toUnsignedInt(data.getShort(at + 30));
            int comment = Short.toUnsignedInt(data.getShort(at + 32));
            if (at + ENTRY_LENGTH + length > bytes.length) {
                break;
            }
            names.add(new String(bytes, at + ENTRY_LENGTH, length, StandardCharsets.UTF_8));
            at += ENTRY_LENGTH + length + extra + comment;
        }
        return List.copyOf(names);
    }

    /** Where the directory begins; -1 for none. */
    private static int directory(ByteBuffer data) {
        int last = data.limit() - END_LENGTH;
        for (int at = last; at >= 0 && at > last - 65_536; at--) {
            if (data.getInt(at) == END) {
                return data.getInt(at + 16);
            }
        }
        return -1;
    }
}
