package chat.parley.testkit;

import java.util.function.Supplier;

/**
 * Facts that hold for the whole Java process, whichever class loader asks: a Quarkus test, its resources and a plain
 * test have each their own copy of every class of this package, so a static field would not do.
 */
final class PerJvm {
    private static final String PREFIX = "parley.testkit.";

    private PerJvm() {}

    /** @return what {@code make} gave when it was first asked for under this name */
    static String once(String name, Supplier<String> make) {
        synchronized (Runtime.getRuntime()) {
            String known = System.getProperty(PREFIX + name);
            if (known == null) {
                known = make.get();
                System.setProperty(PREFIX + name, known);
            }
            return known;
        }
    }

    /** @return 1 at the first call with this name, then 2, and so on */
    static int next(String name) {
        synchronized (Runtime.getRuntime()) {
            int number = Integer.getInteger(PREFIX + name, 0) + 1;
            System.setProperty(PREFIX + name, Integer.toString(number));
            return number;
        }
    }

    /** Closes it when the process ends; what fails then is of no interest to anybody. */
    static void closeAtTheEnd(AutoCloseable open) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                open.close();
                            } catch (Exception e) {
                                System.err.println("at the end of the tests: " + e);
                            }
                        },
                        "testkit-close"));
    }
}
