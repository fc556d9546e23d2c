package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The segments of a JPEG: those that say how it is shown stay, remarks and all of the camera's notes go. */
final class JpegSegments {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;
    private static final int ORIENTATIONS = 8;

    private JpegSegments() {}

    static void strip(DataInputStream in, DataOutputStream out) throws IOException {
        if (in.readUnsignedByte() != 0xff || in.readUnsignedByte() != SOI) {
            throw new PictureMetadata.Damaged("no beginning");
        }
        out.writeShort(0xff00 | SOI);
        int marker = marker(in);
        while (marker != EOI) {
            if (marker < 0xc0 || marker >= 0xd0 && marker <= SOI) {
                throw new PictureMetadata.Damaged("a marker that does not belong here");
            }
            int length = in.readUnsignedShort();
            byte[] body = PictureMetadata.exactly(in, length - 2);
            boolean kept = isShown(marker, body);
            if (kept) {
                out.writeShort(0xff00 | marker);
                out.writeShort(length);
                out.write(body);
            } else if (marker == APP1) {
                keepOrientation(body, out);
            }
            marker = marker == SOS ? scan(in, out) : marker(in);
        }
        // What comes after the end is not shown, and may be another picture with notes of its own.
        out.writeShort(0xff00 | EOI);
    }

    private static boolean isShown(int marker, byte[] body) {
        boolean note = marker >= APP0 && marker <= APP15 || marker == COMMENT;
        return !note
                || marker == APP0 && startsWith(body, "JFIF\0")
                || marker == APP2 && startsWith(body, "ICC_PROFILE\0")
                || marker == APP14 && startsWith(body, "Adobe");
    }

    /** Copies the compressed picture up to the next marker that is none of its own. */
    private static int scan(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int b;
            try {
                b = in.readUnsignedByte();
            } catch (EOFException e) {
                // Cut off, as browsers show it: there is nothing behind it that could say anything.
                return EOI;
            }
            if (b != 0xff) {
                out.writeByte(b);
                continue;
            }
            int next = marker(in, 0);
            boolean own = next == 0 || next >= 0xd0 && next <= 0xd7;
            if (!own) {
                return next;
            }
            out.writeShort(0xff00 | next);
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xff) {
            throw new PictureMetadata.Damaged("no marker where one must be");
        }
        return marker(in, 1);
    }

    /** What follows a 0xff, after any number of others that fill up. */
    private static int marker(DataInputStream in, int least) throws IOException {
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        if (marker < least) {
            throw new PictureMetadata.Damaged("no marker where one must be");
        }
        return marker;
    }

    /** Writes a note that says which way up the picture is, and nothing else; none where it is upright. */
    private static void keepOrientation(byte[] body, DataOutputStream out) throws IOException {
        int orientation = startsWith(body, "Exif\0\0") ? orientation(body) : UPRIGHT;
        if (orientation == UPRIGHT) {
            return;
        }
        out.writeShort(0xff00 | APP1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        out.write("Exif\0\0MM".getBytes(ISO_8859_1));
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(ORIENTATION);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
    }

    private static int orientation(byte[] body) {
        try {
            ByteBuffer tiff = ByteBuffer.wrap(body, 6, body.length - 6).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * 12;
                if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                    int found = Short.toUnsignedInt(tiff.getShort(entry + 8));
                    return found >= UPRIGHT && found <= ORIENTATIONS ? found : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static boolean startsWith(byte[] body, String text) {
        byte[] start = text.getBytes(ISO_8859_1);
        if (body.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (body[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
