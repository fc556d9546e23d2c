package chat.parley.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("N-11")
class StartCacheTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private Path jar;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void pack() throws Exception {
        // An ahead-of-time cache knows classes of jars only.
        jar = folder.resolve("waiting.jar");
        var classes = Path.of(Waiting.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var packed = new ProcessBuilder(
                        JAVA.resolveSibling("jar").toString(),
                        "--create",
                        "--file",
                        jar.toString(),
                        "-C",
                        classes.toString(),
                        Waiting.class.getName().replace('.', '/') + ".class")
                .start();
        assertThat(packed.waitFor()).isZero();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private StartCache cache(String name) throws IOException {
        return StartCache.of(folder.resolve("start"), name, List.of("-XX:+UseSerialGC"), List.of(jar));
    }

    private List<String> command(List<String> options) {
        var command = new ArrayList<>(List.of(JAVA.toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                jar.toString(),
                Waiting.class.getName(),
                folder.resolve("begun").toString()));
        return command;
    }

    private Process begin(List<String> command) throws IOException {
        Files.deleteIfExists(folder.resolve("begun"));
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        await().pollDelay(Duration.ZERO)
                .pollInterval(SOON)
                .until(() -> Files.exists(folder.resolve("begun")) || !process.isAlive());
        return process;
    }

    private static void pretend(StartCache cache) throws IOException {
        var file = Path.of(cache.use().getFirst().replace("-XX:AOTCache=", ""));
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(cache.isKept()).isTrue();
    }

    @Test
    void whatOneStartLoadedTheNextTakesFromTheCacheAsSoonAsTheMachineHadTimeToMakeIt() throws Exception {
        var outdated = cache("waiting");
        pretend(outdated);
        var another = cache("other");
        pretend(another);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
        var cache = cache("waiting");
        assertThat(cache.isKept()).as("another build's").isFalse();
        var command = command(cache.record());
        var first = begin(command);
        var asked = new AtomicInteger();
        var gone = new StartKeeper.NotedStart(cache("gone"), command, OptionalLong::empty);
        var broken = new StartKeeper.NotedStart(cache("broken"), List.of(JAVA.toString()), () -> OptionalLong.of(0));
        var sound = new StartKeeper.NotedStart(cache, command, () -> {
            assertThat(asked).as("not before there was time").hasValue(5);
            return OptionalLong.of(first.pid());
        });

        new StartKeeper(
                        JAVA,
                        () -> List.of(gone, broken, sound),
                        () -> asked.incrementAndGet() < 3 || asked.get() == 5,
                        SOON)
                .run();

        assertThat(first.isAlive()).isTrue();
        assertThat(cache("waiting").isKept()).isTrue();
        assertThat(outdated.isKept()).isFalse();
        assertThat(another.isKept()).isTrue();
        var strict = new ArrayList<>(cache.use());
        // Where the cache does not fit, the JVM ends at once instead of going on without.
        strict.add("-XX:AOTMode=on");
        assertThat(begin(command(strict)).isAlive()).isTrue();
    }

    @Test
    void otherOptionsHaveAnotherCache() throws IOException {
        var other = StartCache.of(folder.resolve("start"), "waiting", List.of("-XX:+UseG1GC"), List.of(jar));

        assertThat(other.use()).isNotEqualTo(cache("waiting").use());
    }

    @Test
    void aProgramThatHasEndedLeavesNothingHalfMade() throws Exception {
        var cache = cache("waiting");
        var command = command(cache.record());
        var process = begin(command);
        process.destroyForcibly().waitFor();

        assertThatThrownBy(() -> cache.keep(JAVA, command, process.pid())).isInstanceOf(IOException.class);
        assertThat(cache.isKept()).isFalse();
        assertThat(folder.resolve("start")).isEmptyDirectory();
    }

    @Test
    void whoStopsDoesNotWaitForWhatIsNotKept() throws IOException {
        var cache = cache("waiting");
        var noted = new StartKeeper.NotedStart(cache, command(cache.record()), () -> {
            throw new IllegalStateException("asked for a start after the end");
        });
        var keeper = new StartKeeper(JAVA, () -> List.of(noted), () -> true, Duration.ofDays(1));
        keeper.end();

        keeper.run();

        assertThat(cache.isKept()).isFalse();
    }
}
