package chat.parley.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image with its layers laid over each other in a folder, as an engine does it.
 *
 * @param config what an engine runs
 * @param layers the digests, lowest first
 * @param files of all layers, with their mode and owner
 */
record UnpackedImage(JsonNode config, List<String> layers, Map<String, TarArchiveEntry> files) {
    static UnpackedImage of(Path archive, Path root) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                parts.put(entry.getName(), tar.readAllBytes());
            }
        }
        var json = new ObjectMapper();
        var manifest =
                json.readTree(parts.getOrDefault("manifest.json", new byte[0])).get(0);
        var config = json.readTree(parts.get(manifest.get("Config").asText()));
        var layers = new ArrayList<String>();
        var files = new TreeMap<String, TarArchiveEntry>();
        for (var layer : manifest.get("Layers")) {
            layers.add(layer.asText());
            unpack(parts.getOrDefault(layer.asText(), new byte[0]), root, files);
        }
        return new UnpackedImage(config, layers, files);
    }

    private static void unpack(byte[] layer, Path root, Map<String, TarArchiveEntry> files) throws IOException {
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new java.io.ByteArrayInputStream(layer)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException("outside: " + entry.getName());
                }
                files.put("/" + entry.getName(), entry);
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                }
            }
        }
    }
}
