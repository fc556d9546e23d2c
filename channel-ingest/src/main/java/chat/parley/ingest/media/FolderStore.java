package chat.parley.ingest.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps files in a folder of this machine, spread over subfolders by the end of their ids. */
public final class FolderStore implements MediaStore {
    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path staging() {
        return folder;
    }

    @Override
    public void put(String id, Path file) throws IOException {
        Path place = place(id);
        Files.createDirectories(place.getParent());
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public InputStream open(String id) throws IOException {
        return Files.newInputStream(place(id));
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    private Path place(String id) {
        if (!id.matches("[A-Za-z0-9_-]{4,64}")) {
            throw new IllegalArgumentException("not a file's id");
        }
        return folder.resolve(id.substring(id.length() - 2)).resolve(id);
    }
}
