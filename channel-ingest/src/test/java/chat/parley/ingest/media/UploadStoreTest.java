package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.testkit.MutableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P-19")
class UploadStoreTest {
    @TempDir
    Path folder;

    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");

    private UploadStore store() {
        return new UploadStore(folder, Duration.ofHours(24), clock);
    }

    private static UploadStore.Upload upload(String id, long length) {
        return new UploadStore.Upload(
                id, new AccountId("acme"), new ConversationId("conversation-1"), "цены.pdf", length);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream cut() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection is gone");
            }
        };
    }

    @Test
    void whatCameBeforeACutStaysAndTheRestFollows() throws IOException {
        UploadStore store = store();
        var upload = upload("upload-1", 10);
        store.begin(upload);

        assertThatThrownBy(() -> store.append(upload, 0, new SequenceInputStream(bytes("01234"), cut())))
                .isInstanceOf(IOException.class);

        // Another process goes on with it.
        UploadStore again = store();
        assertThat(again.find("upload-1")).contains(upload);
        assertThat(again.offset(upload)).isEqualTo(5);
        assertThat(again.append(upload, 5, bytes("56789"))).contains(10L);
        try (InputStream whole = again.open(upload)) {
            assertThat(whole).hasContent("0123456789");
        }
    }

    @Test
    void aPartThatDoesNotBeginAtTheEndOrIsTooLongIsNotTaken() throws IOException {
        UploadStore store = store();
        var upload = upload("upload-1", 4);
        store.begin(upload);

        assertThat(store.append(upload, 2, bytes("23"))).isEmpty();
        assertThatThrownBy(() -> store.append(upload, 0, bytes("01234"))).isInstanceOf(MediaStore.TooLarge.class);
        assertThat(store.offset(upload)).isZero();
    }

    @Test
    void whatNobodyGoesOnWithIsForgotten() throws IOException {
        UploadStore store = store();
        store.begin(upload("upload-1", 4));
        try (var files = Files.list(folder.resolve("uploads"))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            }
        }
        clock.advance(Duration.ofHours(25));

        store.begin(upload("upload-2", 4));

        assertThat(store.find("upload-1")).isEmpty();
        assertThat(store.find("../upload-2")).isEmpty();
    }
}
