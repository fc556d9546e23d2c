package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-19")
class PictureMetadataTest {
    private static final String PLACE = "55.7558N 37.6173E";

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 40 * 30; i++) {
            image.setRGB(i % 40, i / 40, i * 7919);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] strip(String type, byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        PictureMetadata.strip(type, new ByteArrayInputStream(bytes), out);
        return out.toByteArray();
    }

    private static int[] pixels(byte[] bytes) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** What a phone writes: how it was held, then where. */
    private static byte[] exif(int orientation) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write("Exif\0\0MM".getBytes(ISO_8859_1));
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(2);
        out.writeShort(0x010f);
        out.writeShort(2);
        out.writeInt(PLACE.length());
        out.writeInt(38);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(PLACE.getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }

    private static byte[] photo(byte[] jpeg, int orientation) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        byte[] exif = exif(orientation);
        out.writeShort(0xffe1);
        out.writeShort(exif.length + 2);
        out.write(exif);
        byte[] remark = ("taken at " + PLACE).getBytes(UTF_8);
        out.writeShort(0xfffe);
        out.writeShort(remark.length + 2);
        out.write(remark);
        out.write(jpeg, 2, jpeg.length - 2);
        out.write(("and behind its end " + PLACE).getBytes(UTF_8));
        return bytes.toByteArray();
    }

    @Test
    void aPhotoSaysNoLongerWhereItWasTakenAndLooksTheSame() throws IOException {
        byte[] jpeg = picture("jpg");

        byte[] bare = strip("image/jpeg", photo(jpeg, 1));

        assertThat(new String(bare, ISO_8859_1)).doesNotContain(PLACE).doesNotContain("Exif");
        assertThat(pixels(bare)).isEqualTo(pixels(jpeg));
        assertThat(bare).isEqualTo(strip("image/jpeg", bare));
    }

    @Test
    void whichWayUpItIsHeldStaysKnown() throws IOException {
        byte[] bare = strip("image/jpeg", photo(picture("jpg"), 6));

        String text = new String(bare, ISO_8859_1);
        assertThat(text).contains("Exif\0\0MM").doesNotContain(PLACE);
        int entry = text.indexOf("Exif\0\0MM") + 6 + 10;
        assertThat(ByteBuffer.wrap(bare).getShort(entry)).isEqualTo((short) 0x0112);
        assertThat(ByteBuffer.wrap(bare).getShort(entry + 8)).isEqualTo((short) 6);
    }

    @Test
    void aPngLosesItsRemarks() throws IOException {
        byte[] png = picture("png");
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(png, 0, 33);
        for (String name : new String[] {"tEXt", "eXIf", "iTXt", "prVt"}) {
            byte[] body = ("Comment\0" + PLACE).getBytes(ISO_8859_1);
            var sum = new CRC32();
            sum.update(name.getBytes(ISO_8859_1));
            sum.update(body);
            out.writeInt(body.length);
            out.write(name.getBytes(ISO_8859_1));
            out.write(body);
            out.writeInt((int) sum.getValue());
        }
        out.write(png, 33, png.length - 33);
        out.write(PLACE.getBytes(ISO_8859_1));

        byte[] bare = strip("image/png", bytes.toByteArray());

        assertThat(new String(bare, ISO_8859_1)).doesNotContain(PLACE);
        assertThat(pixels(bare)).isEqualTo(pixels(png));
    }

    private static byte[] riff(byte[]... chunks) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write("WEBP".getBytes(ISO_8859_1));
        for (byte[] chunk : chunks) {
            body.write(chunk);
        }
        var all = new ByteArrayOutputStream();
        all.write("RIFF".getBytes(ISO_8859_1));
        new DataOutputStream(all).writeInt(Integer.reverseBytes(body.size()));
        body.writeTo(all);
        return all.toByteArray();
    }

    private static byte[] chunk(String name, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(name.getBytes(ISO_8859_1));
        out.writeInt(Integer.reverseBytes(body.length));
        out.write(body);
        if (body.length % 2 == 1) {
            out.write(0);
        }
        return bytes.toByteArray();
    }

    @Test
    void aWebpLosesItsNotesAndNoLongerAnnouncesThem() throws IOException {
        byte[] shown = {1, 2, 3};
        byte[] header = {0x1c, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] bareHeader = header.clone();
        bareHeader[0] = 0x10;
        byte[] whole = riff(
                chunk("VP8X", header),
                chunk("VP8 ", shown),
                chunk("EXIF", PLACE.getBytes(UTF_8)),
                chunk("XMP ", shown));

        assertThat(strip("image/webp", whole)).isEqualTo(riff(chunk("VP8X", bareHeader), chunk("VP8 ", shown)));
    }

    @Test
    void aPictureNobodyCanReadIsRefusedRatherThanPassedOnWithWhatItSays() throws IOException {
        byte[] photo = photo(picture("jpg"), 1);
        byte[] broken = photo.clone();
        broken[2] = 0;

        assertThatThrownBy(() -> strip("image/jpeg", broken)).isInstanceOf(PictureMetadata.Damaged.class);
        assertThatThrownBy(() -> strip("image/jpeg", Arrays.copyOf(photo, 40)))
                .isInstanceOf(PictureMetadata.Damaged.class);
        assertThatThrownBy(() -> strip("image/png", Arrays.copyOf(picture("png"), 50)))
                .isInstanceOf(PictureMetadata.Damaged.class);
    }
}
