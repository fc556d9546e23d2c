package chat.parley.launcher.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code ./parley config}.
 *
 * @param files one, or with {@code diff} perhaps two
 * @param account the only account that is meant; null for whosever the login is
 * @param door where the suite is; null for the one that runs here
 * @param dryRun whether to say only what would be done
 * @param prune whether what is not in the file goes
 */
record ConfigOptions(
        Verb verb,
        List<Path> files,
        @Nullable String account,
        @Nullable URI door,
        boolean dryRun,
        boolean prune) {
    /** What is asked for. */
    enum Verb {
        EXPORT,
        DIFF,
        APPLY
    }

    private static final String USAGE =
            "config needs one of export FILE, diff FILE [FILE] and apply FILE; see ./parley --help.";

    /** @throws UsageException for an option that is not there, lacks its value or has a bad one */
    static ConfigOptions parse(List<String> arguments) throws UsageException {
        if (arguments.isEmpty()) {
            throw new UsageException(USAGE);
        }
        var verb = verb(arguments.getFirst());
        var files = new ArrayList<Path>();
        String account = null;
        URI door = null;
        boolean dryRun = false;
        boolean prune = false;
        var rest = arguments.listIterator(1);
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--dry-run" -> dryRun = true;
                case "--prune" -> prune = true;
                case "--account" -> account = value(option, rest);
                case "--door" -> door = ReplayOptions.door(value(option, rest));
                default -> {
                    if (option.startsWith("--")) {
                        throw new UsageException("config has no option " + option + "; see ./parley --help.");
                    }
                    files.add(Path.of(option));
                }
            }
        }
        if (files.isEmpty() || files.size() > (verb == Verb.DIFF ? 2 : 1)) {
            throw new UsageException(USAGE);
        }
        if (verb != Verb.APPLY && (dryRun || prune)) {
            throw new UsageException("--dry-run and --prune are for config apply.");
        }
        return new ConfigOptions(verb, List.copyOf(files), account, door, dryRun, prune);
    }

    private static Verb verb(String name) throws UsageException {
        return switch (name) {
            case "export" -> Verb.EXPORT;
            case "diff" -> Verb.DIFF;
            case "apply" -> Verb.APPLY;
            default -> throw new UsageException(USAGE);
        };
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value.");
        }
        return rest.next();
    }
}
