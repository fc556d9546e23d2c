package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.testkit.MutableClock;
import chat.parley.testkit.s3.BucketSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P-19")
class S3StoreTest {
    /** The requests that Amazon's own description of the signature works out. */
    private static final S3Signature DOCUMENTED =
            new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");

    private static final String EXAMPLE = "https://examplebucket.s3.amazonaws.com";
    private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");

    @TempDir
    Path folder;

    private static String signature(String method, String path, Map<String, String> headers, String hash) {
        return DOCUMENTED
                .sign(method, URI.create(EXAMPLE + path), headers, hash, DAY)
                .get("authorization")
                .replaceFirst(".*Signature=", "");
    }

    @Test
    void requestsAreSignedAsAmazonDescribesIt() {
        assertThat(signature("GET", "/test.txt", Map.of("range", "bytes=0-9"), S3Signature.EMPTY))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        assertThat(signature(
                        "PUT",
                        "/test%24file.text",
                        Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                        S3Signature.sha256("Welcome to Amazon S3.".getBytes(UTF_8))))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
        assertThat(signature("GET", "/?lifecycle", Map.of(), S3Signature.EMPTY))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(signature("GET", "/?max-keys=2&prefix=J", Map.of(), S3Signature.EMPTY))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private S3Store store(BucketSimulator bucket, String secret) {
        return new S3Store(
                bucket.address(),
                new S3Signature(BucketSimulator.ACCESS_KEY, secret, BucketSimulator.REGION),
                folder,
                Duration.ofSeconds(10),
                MutableClock.at("2026-11-21T09:00:00Z"));
    }

    @Test
    void whatIsPutIsThereUntilItIsDeleted() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "prices");
        try (var bucket = new BucketSimulator()) {
            S3Store store = store(bucket, BucketSimulator.SECRET_KEY);

            store.put("file-1", file);

            assertThat(bucket.objects()).containsOnlyKeys("file-1");
            try (InputStream kept = store.open("file-1")) {
                assertThat(kept).hasContent("prices");
            }
            store.delete("file-1");
            store.delete("file-1");
            assertThatThrownBy(() -> store.open("file-1")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void nothingCountsAsKeptThatTheStoreRefuses() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "prices");
        try (var bucket = new BucketSimulator()) {
            S3Store stranger = store(bucket, "another secret");

            assertThatThrownBy(() -> stranger.put("file-1", file)).isInstanceOf(IOException.class);

            assertThat(bucket.objects()).isEmpty();
        }
    }
}
