package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Uploads that are gone on with after a cut: how much of each is there, in a folder of this machine. Another replica
 * knows nothing of them unless it has the same folder; a client then begins anew.
 */
public final class UploadStore {
    private static final int CHUNK = 16 * 1024;
    private static final int LINES = 4;

    private final Path folder;
    private final Duration life;
    private final InstantSource clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile Instant cleaned = Instant.EPOCH;

    /**
     * An upload as it was begun.
     *
     * @param length how many bytes it will have
     */
    public record Upload(
            String uploadId, AccountId accountId, ConversationId conversationId, String name, long length) {}

    /** @param life after which an upload that stands still is forgotten */
    public UploadStore(Path folder, Duration life, InstantSource clock) {
        this.folder = folder.resolve("uploads");
        this.life = life;
        this.clock = clock;
    }

    /** Begins an upload, without any bytes yet. */
    public void begin(Upload upload) throws IOException {
        Files.createDirectories(folder);
        clean();
        List<String> lines = List.of(
                upload.accountId().value(),
                upload.conversationId().value(),
                Long.toString(upload.length()),
                upload.name());
        Files.write(notes(upload.uploadId()), lines, UTF_8, StandardOpenOption.CREATE_NEW);
        Files.createFile(bytes(upload.uploadId()));
    }

    public Optional<Upload> find(String uploadId) throws IOException {
        if (!uploadId.matches("[A-Za-z0-9_-]{4,64}")) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(notes(uploadId), UTF_8);
            return lines.size() < LINES
                    ? Optional.empty()
                    : Optional.of(new Upload(
                            uploadId,
                            new AccountId(lines.get(0)),
                            new ConversationId(lines.get(1)),
                            lines.get(LINES - 1),
                            Long.parseLong(lines.get(2))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** How many bytes are there. */
    public long offset(Upload upload) throws IOException {
        return Files.size(bytes(upload.uploadId()));
    }

    /**
     * Adds bytes at the end, as many as come; what came before a cut stays.
     *
     * @param at where they belong
     * @return how many are there now; empty where others are added to it at this moment or it does not end at {@code at}
     * @throws MediaStore.TooLarge when there are more than it was to have
     */
    public Optional<Long> append(Upload upload, long at, InputStream more) throws IOException {
        if (!busy.add(upload.uploadId())) {
            return Optional.empty();
        }
        try {
            long offset = offset(upload);
            if (offset != at) {
                return Optional.empty();
            }
            try (OutputStream out = Files.newOutputStream(bytes(upload.uploadId()), StandardOpenOption.APPEND)) {
                var chunk = new byte[CHUNK];
                for (int read = more.read(chunk); read >= 0; read = more.read(chunk)) {
                    if (offset + read > upload.length()) {
                        throw new MediaStore.TooLarge(upload.length());
                    }
                    out.write(chunk, 0, read);
                    offset += read;
                }
            }
            return Optional.of(offset);
        } finally {
            busy.remove(upload.uploadId());
        }
    }

    public InputStream open(Upload upload) throws IOException {
        return Files.newInputStream(bytes(upload.uploadId()));
    }

    public void forget(Upload upload) throws IOException {
        Files.deleteIfExists(bytes(upload.uploadId()));
        Files.deleteIfExists(notes(upload.uploadId()));
    }

    /** Now and then takes away what nobody went on with. */
    private void clean() throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(cleaned.plus(life.dividedBy(24)))) {
            return;
        }
        cleaned = now;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(life))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            // Somebody else took it away first.
            cleaned = now;
        }
    }

    private Path bytes(String uploadId) {
        return folder.resolve(uploadId + ".part");
    }

    private Path notes(String uploadId) {
        return folder.resolve(uploadId + ".txt");
    }
}
