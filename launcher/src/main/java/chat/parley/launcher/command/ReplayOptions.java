package chat.parley.launcher.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code ./parley replay}.
 *
 * @param policy a file with what is to be otherwise; null to check that the same policy decides the same again
 * @param door where the suite is; null for the one that runs here
 * @param json whether the answer is printed as it comes
 */
record ReplayOptions(
        @Nullable Path policy,
        Instant from,
        Instant to,
        @Nullable URI door,
        boolean json) {
    /** @throws UsageException for an option that is not there, lacks its value or has a bad one */
    static ReplayOptions parse(List<String> arguments) throws UsageException {
        Path policy = null;
        Instant from = null;
        Instant to = null;
        URI door = null;
        boolean json = false;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            if ("--json".equals(option)) {
                json = true;
                continue;
            }
            if (!List.of("--policy", "--from", "--to", "--door").contains(option)) {
                throw new UsageException("replay has no option " + option + "; see ./parley --help.");
            }
            if (!rest.hasNext()) {
                throw new UsageException(option + " needs a value.");
            }
            var value = rest.next();
            switch (option) {
                case "--policy" -> policy = Path.of(value);
                case "--from" -> from = instant(option, value);
                case "--to" -> to = instant(option, value);
                default -> door = door(value);
            }
        }
        if (from == null || to == null) {
            throw new UsageException("replay needs --from and --to, for example --from 2026-11-20T09:00:00Z.");
        }
        return new ReplayOptions(policy, from, to, door, json);
    }

    private static Instant instant(String option, String value) throws UsageException {
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(option + " needs a time with its zone, for example 2026-11-20T09:00:00Z.");
        }
    }

    static URI door(String value) throws UsageException {
        try {
            var door = URI.create(value);
            if (List.of("http", "https").contains(String.valueOf(door.getScheme())) && door.getHost() != null) {
                return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("Not the address of a suite: " + value + ".");
        }
        throw new UsageException("Not the address of a suite: " + value + ".");
    }
}
