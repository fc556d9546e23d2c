package chat.parley.launcher.command;

import chat.parley.launcher.replay.ReplayReport;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Replays recorded decisions through another policy [N-08]. */
final class ReplayCommand {
    private final LoginClient logins;
    private final PrintStream out;

    /**
     * @param logins of a supervisor
     * @param out gets the result and nothing else
     */
    ReplayCommand(LoginClient logins, PrintStream out) {
        this.logins = logins;
        this.out = out;
    }

    /** @return the exit code */
    int run(ReplayOptions options) throws UsageException, IOException, InterruptedException {
        var request = new JsonObject()
                .put("from", options.from().toString())
                .put("to", options.to().toString());
        if (options.policy() != null) {
            request.put("policy", policy(options.policy()));
        }
        var login = logins.logIn(options.door());
        if (login.isEmpty()) {
            return LoginClient.NOTHING_RUNS;
        }
        var answer = login.get().suite().post("/api/routing/replay", login.get().bearer(), request);
        if (options.json()) {
            out.println(answer.encodePrettily());
        } else {
            ReplayReport.of(answer).forEach(out::println);
        }
        return 0;
    }

    private static JsonObject policy(Path file) throws UsageException, IOException {
        try {
            return new JsonObject(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file " + file + ".");
        } catch (DecodeException e) {
            throw new UsageException(file + " is no JSON: " + e.getMessage() + ".");
        }
    }
}
