package chat.parley.launcher.command;

import chat.parley.launcher.process.ProcessMark;
import chat.parley.launcher.suite.Part;
import chat.parley.launcher.suite.SuiteFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Breaks the glass: an account's console may be used from everywhere again, and its audit says who did it [N-25]. */
final class UnlockCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SuiteFolder folder;
    private final PrintStream out;
    private final String by;

    /** @param by who does it, as the system calls them */
    UnlockCommand(SuiteFolder folder, PrintStream out, String by) {
        this.folder = folder;
        this.out = out;
        this.by = by;
    }

    /** @return the exit code */
    int run(List<String> options) throws UsageException, IOException, InterruptedException {
        if (options.size() != 1 || options.getFirst().startsWith("-")) {
            throw new UsageException("unlock needs the id of an account: ./parley unlock ACCOUNT.");
        }
        var mark = ProcessMark.readFrom(folder.mark(Part.ADMIN_API));
        if (mark.flatMap(ProcessMark::running).isEmpty()) {
            out.println("admin-api does not run here.");
            return LoginClient.NOTHING_RUNS;
        }
        return open(URI.create("http://127.0.0.1:" + mark.get().port()), options.getFirst());
    }

    /** As {@link #run}, where admin-api is known. */
    int open(URI admin, String account) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        admin.resolve("/internal/access/" + encoded(account) + "?by=" + encoded(by)))
                .timeout(PATIENCE)
                .DELETE()
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            out.println(
                    switch (status) {
                        case NO_CONTENT -> "The console of " + account + " may be used from everywhere.";
                        case NOT_FOUND -> "No account " + account + " has a list of addresses.";
                        default -> "admin-api answered " + status + "; nothing was changed.";
                    });
            return status == NO_CONTENT ? DONE : FAILED;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
