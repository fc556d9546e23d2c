package chat.parley.launcher.command;

import chat.parley.launcher.configuration.AccountApi;
import chat.parley.launcher.configuration.AccountState;
import chat.parley.launcher.configuration.Configuration;
import chat.parley.launcher.configuration.ConfigurationChange;
import chat.parley.launcher.configuration.ConfigurationPlan;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes out, compares and brings in an account's configuration [N-30]. */
final class ConfigCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String STANDARD = "-";

    private final LoginClient logins;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param logins of an administrator
     * @param out gets the result and nothing else
     */
    ConfigCommand(LoginClient logins, PrintStream out, PrintStream err) {
        this.logins = logins;
        this.out = out;
        this.err = err;
    }

    /** @return the exit code: of a comparison 1 where there are differences */
    int run(ConfigOptions options) throws UsageException, IOException, InterruptedException {
        if (options.files().size() == 2) {
            return differences(ConfigurationPlan.between(
                    read(options.files().getFirst()), read(options.files().getLast())));
        }
        var wanted = options.verb() == ConfigOptions.Verb.EXPORT
                ? new Configuration(Map.of())
                : read(options.files().getFirst());
        var login = logins.logIn(options.door());
        if (login.isEmpty()) {
            return LoginClient.NOTHING_RUNS;
        }
        var api = new Api(login.get());
        var state = AccountState.read(api);
        if (options.account() != null && !options.account().equals(state.account())) {
            throw new IOException(
                    "This login is of the account " + state.account() + ", not of " + options.account() + ".");
        }
        return switch (options.verb()) {
            case EXPORT -> {
                write(options.files().getFirst(), state.configuration().print());
                yield DONE;
            }
            case DIFF -> {
                var plan = ConfigurationPlan.of(state, wanted, false);
                plan.problems(state).forEach(err::println);
                plan.leftLines().forEach(line -> out.println(line + " (not in the file)"));
                yield differences(plan.lines()) == DONE && plan.left().isEmpty() ? DONE : FAILED;
            }
            case APPLY -> apply(options, api, state, ConfigurationPlan.of(state, wanted, options.prune()));
        };
    }

    private int apply(ConfigOptions options, AccountApi api, AccountState state, ConfigurationPlan plan)
            throws InterruptedException {
        var problems = plan.problems(state);
        if (!problems.isEmpty()) {
            problems.forEach(err::println);
            err.println("Nothing was changed.");
            return FAILED;
        }
        if (!plan.left().isEmpty()) {
            err.println(
                    plan.left().size() + " more are in the account and not in the file: they stay without --prune.");
        }
        if (plan.steps().isEmpty()) {
            out.println("No change.");
            return DONE;
        }
        if (options.dryRun()) {
            plan.lines().forEach(out::println);
            return DONE;
        }
        int refused = new ConfigurationChange(api, out::println).apply(plan, state);
        out.println((plan.steps().size() - refused) + " of " + plan.steps().size() + " done.");
        return refused == 0 ? DONE : FAILED;
    }

    private int differences(List<String> lines) {
        lines.forEach(out::println);
        return lines.isEmpty() ? DONE : FAILED;
    }

    private static Configuration read(Path file) throws UsageException, IOException {
        try {
            return Configuration.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file + ".");
        }
    }

    private void write(Path file, String text) throws IOException {
        if (file.toString().equals(STANDARD)) {
            out.print(text);
        } else {
            Files.writeString(file, text);
        }
    }

    private record Api(LoginClient.Login login) implements AccountApi {
        @Override
        public Map<String, Object> get(String path) throws IOException, InterruptedException {
            return login.suite().get(path, login.bearer()).getMap();
        }

        @Override
        public Map<String, Object> send(String method, String path, Map<String, Object> body)
                throws IOException, InterruptedException {
            return login.suite()
                    .send(method, path, login.bearer(), new JsonObject(body))
                    .getMap();
        }
    }
}
