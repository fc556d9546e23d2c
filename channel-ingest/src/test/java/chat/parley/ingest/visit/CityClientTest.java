package chat.parley.ingest.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a database of one network, 192.0.2.0/24, written here as MaxMind's format description says. */
class CityClientTest {
    private static final int NODES = 24;

    @TempDir
    Path folder;

    @Test
    void tellsTheCityInTheLanguageWantedOrInEnglish() throws IOException {
        Path file = Files.write(folder.resolve("cities.mmdb"), database());

        assertThat(CityClient.open(file, "ru").of("192.0.2.7")).isEqualTo(new Cities.Place("Казань", "RU"));
        assertThat(CityClient.open(file, "fr").of("192.0.2.7")).isEqualTo(new Cities.Place("Kazan", "RU"));
    }

    @Test
    void knowsNothingOfOtherNetworksAndOfWhatIsNoAddress() throws IOException {
        Path file = Files.write(folder.resolve("cities.mmdb"), database());
        var cities = CityClient.open(file, "en");

        assertThat(cities.of("198.51.100.1")).isEqualTo(new Cities.Place(null, null));
        assertThat(cities.of("2001:db8::1")).isEqualTo(new Cities.Place(null, null));
        assertThat(cities.of("shop.example")).isEqualTo(new Cities.Place(null, null));
    }

    @Test
    void aDatabaseThatIsNamedAndNotThereIsNoSmallMatter() {
        assertThatThrownBy(() -> CityClient.open(folder.resolve("nowhere.mmdb"), "en"))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static byte[] database() {
        var out = new ByteArrayOutputStream();
        byte[] network = {(byte) 192, 0, 2};
        for (int bit = 0; bit < NODES; bit++) {
            boolean one = (network[bit / 8] >> (7 - bit % 8) & 1) == 1;
            // The way on, or behind the last bit the first byte of the data.
            int on = bit + 1 < NODES ? bit + 1 : NODES + 16;
            record(out, one ? NODES : on);
            record(out, one ? on : NODES);
        }
        out.writeBytes(new byte[16]);
        map(out, 2);
        text(out, "city");
        map(out, 1);
        text(out, "names");
        map(out, 2);
        text(out, "en");
        text(out, "Kazan");
        text(out, "ru");
        text(out, "Казань");
        text(out, "country");
        map(out, 1);
        text(out, "iso_code");
        text(out, "RU");
        out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        out.writeBytes("MaxMind.com".getBytes(UTF_8));
        map(out, 9);
        number(out, "node_count", 6, NODES);
        number(out, "record_size", 5, 24);
        number(out, "ip_version", 5, 4);
        number(out, "binary_format_major_version", 5, 2);
        number(out, "binary_format_minor_version", 5, 0);
        text(out, "database_type");
        text(out, "City");
        text(out, "languages");
        out.write(1);
        out.write(4);
        text(out, "en");
        text(out, "description");
        map(out, 0);
        text(out, "build_epoch");
        out.write(1);
        out.write(2);
        out.write(1);
        return out.toByteArray();
    }

    private static void record(ByteArrayOutputStream out, int value) {
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }

    private static void map(ByteArrayOutputStream out, int size) {
        out.write(7 << 5 | size);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        out.write(2 << 5 | bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, String name, int type, int value) {
        text(out, name);
        out.write(type << 5 | 1);
        out.write(value);
    }
}
