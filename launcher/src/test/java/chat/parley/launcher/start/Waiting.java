package chat.parley.launcher.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that says that it has begun and waits to be ended. */
final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws Exception {
        Files.createFile(Path.of(arguments[0]));
        new CountDownLatch(1).await();
    }
}
