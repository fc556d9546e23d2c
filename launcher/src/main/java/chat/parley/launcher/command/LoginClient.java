package chat.parley.launcher.command;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.replay.SuiteClient;
import chat.parley.launcher.suite.SuiteFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the suite that a command is about, and the right to ask it. */
final class LoginClient {
    /** The exit code where there is no suite to ask. */
    static final int NOTHING_RUNS = 3;

    private final SuiteFolder folder;
    private final PrintStream err;
    private final @Nullable String token;

    /**
     * @param err gets what somebody has to do
     * @param token an access token of who may do what the command does; null to have somebody log in
     */
    LoginClient(SuiteFolder folder, PrintStream err, @Nullable String token) {
        this.folder = folder;
        this.err = err;
        this.token = token;
    }

    /** A suite, with the access token that opens it. */
    record Login(SuiteClient suite, String bearer) {}

    /**
     * Of the suite behind this door, or of the one that runs here.
     *
     * @param named the door that the options name; null for none
     * @return empty where no suite runs here and none is named, which has been said by then
     */
    Optional<Login> logIn(@Nullable URI named) throws IOException, InterruptedException {
        var door = named == null ? ProcessMark.door(folder.doorMark()) : named;
        if (door == null) {
            err.println("Parley does not run here: start it, or say --door https://chat.example.com.");
            return Optional.empty();
        }
        var suite = new SuiteClient(door);
        return Optional.of(new Login(suite, token == null ? suite.logIn(err::println) : token));
    }
}
