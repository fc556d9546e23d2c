package chat.parley.ingest.media;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * Takes out of pictures what they say beside what they show: where and when and with what they were taken, who by, and
 * remarks. Nothing is decoded, so nothing shown changes; which way up a photo is held stays known.
 */
public final class PictureMetadata {
    private static final Set<String> KNOWN = Set.of("image/jpeg", "image/png", "image/webp");

    /** Chunks of a PNG that say how it is shown; every other optional one is left out. */
    private static final Set<String> SHOWN_CHUNKS = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD", "hIST",
            "sPLT", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT");

    private static final Set<String> LEFT_OUT_OF_WEBP = Set.of("EXIF", "XMP ");
    /** Flags of a WebP's header that announce these two. */
    private static final int WEBP_FLAGS = 0x08 | 0x04;

    private static final int LARGEST_HEADER = 16 * 1024 * 1024;

    /** The picture is not of the form its beginning promises. */
    public static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(String message) {
            super(message);
        }
    }

    private PictureMetadata() {}

    /** Whether metadata can be taken out of pictures of this type. */
    public static boolean isKnown(String type) {
        return KNOWN.contains(type);
    }

    /**
     * Writes the picture without its metadata, and without what comes after its end.
     *
     * @param type one that {@link #isKnown}
     * @throws Damaged when it cannot be told what in it is metadata
     */
    public static void strip(String type, InputStream from, OutputStream to) throws IOException {
        try {
            var in = new DataInputStream(from);
            var out = new DataOutputStream(to);
            switch (type) {
                case "image/jpeg" -> JpegSegments.strip(in, out);
                case "image/png" -> png(in, out);
                case "image/webp" -> webp(in, out);
                default -> throw new IllegalArgumentException("no picture whose metadata is known");
            }
            out.flush();
        } catch (EOFException e) {
            throw new Damaged("it ends too early");
        }
    }

    private static void png(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(exactly(in, 8));
        String name;
        do {
            int length = in.readInt();
            byte[] type = exactly(in, 4);
            name = latin(type);
            boolean kept = SHOWN_CHUNKS.contains(name);
            if (length < 0 || !kept && Character.isUpperCase(name.charAt(0))) {
                throw new Damaged("a chunk nobody knows");
            }
            // With the checksum behind it.
            if (kept) {
                out.writeInt(length);
                out.write(type);
                copy(in, out, length + 4L);
            } else {
                in.skipNBytes(length + 4L);
            }
        } while (!name.equals("IEND"));
    }

    /** The size at the beginning counts everything, so the parts are gathered first; they are a file's at most. */
    private static void webp(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] riff = exactly(in, 4);
        long left = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt())) - 4;
        byte[] form = exactly(in, 4);
        var parts = new java.io.ByteArrayOutputStream();
        var kept = new DataOutputStream(parts);
        while (left >= 8) {
            byte[] type = exactly(in, 4);
            int size = Integer.reverseBytes(in.readInt());
            long padded = Integer.toUnsignedLong(size) + (size & 1);
            left -= 8 + padded;
            if (left < 0) {
                throw new Damaged("a chunk longer than the picture");
            }
            if (LEFT_OUT_OF_WEBP.contains(latin(type))) {
                in.skipNBytes(padded);
                continue;
            }
            kept.write(type);
            kept.writeInt(Integer.reverseBytes(size));
            if (latin(type).equals("VP8X") && padded > 0) {
                kept.writeByte(in.readUnsignedByte() & ~WEBP_FLAGS);
                padded--;
            }
            copy(in, kept, padded);
        }
        out.write(riff);
        out.writeInt(Integer.reverseBytes(parts.size() + 4));
        out.write(form);
        parts.writeTo(out);
    }

    static byte[] exactly(InputStream in, int count) throws IOException {
        if (count < 0 || count > LARGEST_HEADER) {
            throw new Damaged("a part that is too long");
        }
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void copy(InputStream in, OutputStream out, long count) throws IOException {
        var chunk = new byte[8 * 1024];
        for (long left = count; left > 0; ) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(chunk, 0, read);
            left -= read;
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
