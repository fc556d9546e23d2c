package chat.parley.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;

/** Files that are made from the contract, kept in the repository, and compared in each build. */
public final class PublishedFiles {
    private static final String FLAG = "parley.refresh";
    private static final boolean REFRESH = Boolean.getBoolean(FLAG);
    private static final String HINT =
            "; if that is on purpose, run `mvn -pl contracts test -D" + FLAG + "=true` and commit what it wrote";

    private final Path directory;

    private PublishedFiles(Path directory) {
        this.directory = directory;
    }

    /** @param place relative to the module's folder */
    public static PublishedFiles in(String place) {
        return new PublishedFiles(
                Path.of(System.getProperty("basedir", "")).resolve(place).normalize());
    }

    /** Checks one file's content, or writes it when asked to. */
    public void check(String name, String content) {
        var file = directory.resolve(name);
        if (REFRESH) {
            write(file, content);
        }
        assertThat(file).as(file + " is missing" + HINT).exists();
        assertThat(read(file)).as(file + " differs from the contract" + HINT).isEqualTo(content);
    }

    /** Checks that there are these files with this content and no others; subfolders count, other kinds do not. */
    public void checkAll(Map<String, String> contents, String suffix) {
        if (REFRESH) {
            present(suffix).stream().filter(name -> !contents.containsKey(name)).forEach(this::delete);
        }
        contents.forEach(this::check);
        assertThat(present(suffix))
                .as("files in " + directory + " that nothing in the contract stands for" + HINT)
                .isEqualTo(new TreeSet<>(contents.keySet()));
    }

    private TreeSet<String> present(String suffix) {
        if (!Files.exists(directory)) {
            return new TreeSet<>();
        }
        try (var files = Files.walk(directory)) {
            var names = new TreeSet<String>();
            files.filter(file -> file.toString().endsWith(suffix))
                    .forEach(file -> names.add(directory.relativize(file).toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.delete(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
