package chat.parley.launcher.command;

import chat.parley.launcher.suite.SuiteFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Entry point. Arguments: the project's folder, a command, its options. Exit codes: 0 done, 1 failed, 2 not
 * understood, 3 nothing runs.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Main() {}

    /** See the class. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try {
            var root = Path.of(arguments.get(0));
            var options = new ArrayList<>(arguments.subList(2, arguments.size()));
            var usualHome = root.resolve(".parley");
            return switch (arguments.get(1)) {
                case "up" ->
                    new UpCommand(root, System.out, Boolean.getBoolean("parley.terminal"))
                            .run(UpOptions.parse(options, usualHome));
                case "status" -> {
                    var folder = folder(options, usualHome);
                    requireNone("status", options);
                    yield new StatusCommand(
                                    folder, System.out, InstantSource.system().instant())
                            .run();
                }
                case "down" -> {
                    var folder = folder(options, usualHome);
                    requireNone("down", options);
                    yield new DownCommand(folder, System.out).run();
                }
                case "logs" -> new LogsCommand(folder(options, usualHome), System.out).run(options);
                case "replay" ->
                    new ReplayCommand(logins(options, usualHome), System.out).run(ReplayOptions.parse(options));
                case "config" ->
                    new ConfigCommand(logins(options, usualHome), System.out, System.err)
                            .run(ConfigOptions.parse(options));
                case "unlock" ->
                    new UnlockCommand(folder(options, usualHome), System.out, System.getProperty("user.name"))
                            .run(options);
                case "certify-channel" ->
                    new CertifyCommand(System.out)
                            .run(CertifyOptions.parse(options, System.getenv("PARLEY_WEBHOOK_SECRET")));
                default -> throw new UsageException("There is no command " + arguments.get(1) + ".");
            };
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            return NOT_UNDERSTOOD;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    /** Takes {@code --home DIR} out of the options. */
    private static SuiteFolder folder(List<String> options, Path usualHome) throws UsageException {
        int at = options.indexOf("--home");
        if (at < 0) {
            return new SuiteFolder(usualHome);
        }
        if (at + 1 >= options.size()) {
            throw new UsageException("--home needs a value.");
        }
        options.remove(at);
        return new SuiteFolder(Path.of(options.remove(at)).toAbsolutePath().normalize());
    }

    private static LoginClient logins(List<String> options, Path usualHome) throws UsageException {
        return new LoginClient(folder(options, usualHome), System.err, System.getenv("PARLEY_TOKEN"));
    }

    private static void requireNone(String command, List<String> options) throws UsageException {
        if (!options.isEmpty()) {
            throw new UsageException(command + " has no option " + options.getFirst() + ".");
        }
    }
}
