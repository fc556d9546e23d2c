package chat.parley.launcher.broker;

import chat.parley.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one broker until it is told to end. Arguments: its data directory, the clients' port, the controller's port,
 * the partitions of each topic, and a file that exists once topics are there and clients are served.
 */
public final class BrokerMain {
    private BrokerMain() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory = Path.of(arguments[0]);
        var ready = Path.of(arguments[4]);
        Files.deleteIfExists(ready);
        var kafka = new EmbeddedKafka(directory, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.close();
                            ended.countDown();
                        },
                        "stop the broker"));
        kafka.start();
        kafka.createTopics(Integer.parseInt(arguments[3]));
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        System.out.println("serving " + kafka.bootstrapServers());
        ended.await();
    }
}
