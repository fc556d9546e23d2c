package chat.parley.launcher.command;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.replay.ReplayReport;
import chat.parley.launcher.replay.SuiteClient;
import chat.parley.launcher.suite.SuiteFolder;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Replays recorded decisions through another policy [N-08]. */
final class ReplayCommand {
    private static final int NOTHING_RUNS = 3;

    private final SuiteFolder folder;
    private final PrintStream out;
    private final PrintStream err;
    private final @Nullable String token;

    /**
     * @param out gets the result and nothing else
     * @param token an access token of a supervisor; null to have somebody log in
     */
    ReplayCommand(SuiteFolder folder, PrintStream out, PrintStream err, @Nullable String token) {
        this.folder = folder;
        this.out = out;
        this.err = err;
        this.token = token;
    }

    /** @return the exit code */
    int run(ReplayOptions options) throws UsageException, IOException, InterruptedException {
        var request = new JsonObject()
                .put("from", options.from().toString())
                .put("to", options.to().toString());
        if (options.policy() != null) {
            request.put("policy", policy(options.policy()));
        }
        var door = options.door() == null ? ProcessMark.door(folder.doorMark()) : options.door();
        if (door == null) {
            err.println("Parley does not run here: start it, or say --door https://chat.example.com.");
            return NOTHING_RUNS;
        }
        var suite = new SuiteClient(door);
        var bearer = token == null ? suite.logIn(err::println) : token;
        var answer = suite.post("/api/routing/replay", bearer, request);
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
