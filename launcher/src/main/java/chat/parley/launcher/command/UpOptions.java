package chat.parley.launcher.command;

import chat.parley.launcher.suite.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of {@code ./parley up}.
 *
 * @param fresh whether data of earlier runs are removed first
 * @param host where the door listens
 * @param port the door's port; 0 when none was asked for
 * @param home where data, logs and notes go
 * @param leftOut parts that are not to run
 * @param demo whether the demo account is made
 * @param longLived whether the optimising compiler is used however few processors there are
 */
record UpOptions(boolean fresh, String host, int port, Path home, Set<Part> leftOut, boolean demo, boolean longLived) {
    private static final int HIGHEST_PORT = 65_535;

    /** @throws UsageException for an option that is not there or lacks its value */
    static UpOptions parse(List<String> arguments, Path defaultHome) throws UsageException {
        var fresh = false;
        var demo = true;
        var longLived = false;
        var host = "127.0.0.1";
        int port = 0;
        var home = defaultHome;
        Set<Part> leftOut = EnumSet.noneOf(Part.class);
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--long-lived" -> longLived = true;
                case "--no-build" -> {
                    // Heeded before this program begins.
                }
                case "--host" -> host = value(option, rest.hasNext() ? rest.next() : "");
                case "--port" -> port = port(value(option, rest.hasNext() ? rest.next() : ""));
                case "--home" -> home = Path.of(value(option, rest.hasNext() ? rest.next() : ""));
                case "--without" -> leftOut = parts(value(option, rest.hasNext() ? rest.next() : ""));
                default -> throw new UsageException("up has no option " + option + "; see ./parley --help.");
            }
        }
        return new UpOptions(fresh, host, port, home.toAbsolutePath().normalize(), leftOut, demo, longLived);
    }

    private static String value(String option, String value) throws UsageException {
        if (value.isEmpty()) {
            throw new UsageException(option + " needs a value.");
        }
        return value;
    }

    private static int port(String text) throws UsageException {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("Not a port: " + text + ".");
        }
        throw new UsageException("Not a port: " + text + ".");
    }

    private static Set<Part> parts(String text) throws UsageException {
        var parts = EnumSet.noneOf(Part.class);
        for (var title : text.split(",", -1)) {
            parts.add(Part.titled(title.strip()).orElseThrow(() -> new UsageException(noPart(title))));
        }
        return parts;
    }

    /** The sentence for a part that is not there. */
    static String noPart(String title) {
        return "There is no part " + title + "; the parts are "
                + EnumSet.allOf(Part.class).stream().map(Part::title).collect(Collectors.joining(", ")) + ".";
    }
}
