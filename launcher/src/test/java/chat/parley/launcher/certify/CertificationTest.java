package chat.parley.launcher.certify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.egress.WebhookSignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A good receiver passes every check; one that does a thing wrong fails the check of that thing. */
@Tag("B-12")
@Tag("N-27")
class CertificationTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** What a receiver may do wrong, and the check that finds it. */
    enum Fault {
        CHECKS_NO_SIGNATURE("refuses a signature of another secret"),
        TAKES_UNSIGNED("refuses a call that is not signed"),
        SIGNS_WITHOUT_BODY("refuses a body that was changed"),
        TAKES_OLD("refuses a call that is 10 minutes old"),
        READS_ONE_SIGNATURE("accepts any of several signatures"),
        COUNTS_REPEATS("does a repeated call once"),
        REFUSES_UNKNOWN_TYPES("acknowledges types it does not know"),
        FAILS_ON_RUBBISH("refuses what is no JSON and goes on"),
        KNOWS_NO_FILES("takes a file"),
        CUTS_LONG_TEXTS("takes a message of 10,000 characters"),
        KNOWS_NO_EDITS("changes a message");

        private final String found;

        Fault(String found) {
            this.found = found;
        }
    }

    /** A receiver that does all it should but for its faults. */
    private static final class Program implements AutoCloseable {
        private final Set<Fault> faults;
        private final HttpServer server;
        private final Map<String, String> ids = new HashMap<>();

        Program(Set<Fault> faults) throws IOException {
            this.faults = faults;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        }

        private void answer(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = header(exchange, "webhook-id");
            int status = status(exchange, id, body);
            String own = ids.computeIfAbsent(id, each -> "m-" + ids.size());
            if (faults.contains(Fault.COUNTS_REPEATS)) {
                ids.remove(id);
                ids.put(id + "/" + ids.size(), own);
            }
            byte[] text = new JsonObject().put("messageId", own).encode().getBytes(UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            try (var out = exchange.getResponseBody()) {
                out.write(text);
            }
        }

        private int status(HttpExchange exchange, String id, byte[] body) {
            if (!isAdmitted(exchange, id, body)) {
                return 401;
            }
            JsonObject call;
            try {
                call = new JsonObject(new String(body, UTF_8));
            } catch (DecodeException e) {
                return faults.contains(Fault.FAILS_ON_RUBBISH) ? 500 : 400;
            }
            String text = call.getJsonObject("data").getString("text", "");
            boolean file = call.getJsonObject("data").containsKey("file");
            return switch (call.getString("type")) {
                case "something.new" -> faults.contains(Fault.REFUSES_UNKNOWN_TYPES) ? 400 : 200;
                case "message.edited" -> faults.contains(Fault.KNOWS_NO_EDITS) ? 501 : 200;
                case "message.created" ->
                    (faults.contains(Fault.KNOWS_NO_FILES) && file)
                                    || (faults.contains(Fault.CUTS_LONG_TEXTS) && text.length() > 4_096)
                            ? 422
                            : 200;
                default -> 200;
            };
        }

        private boolean isAdmitted(HttpExchange exchange, String id, byte[] body) {
            String signatures = header(exchange, "webhook-signature");
            if (signatures.isEmpty()) {
                return faults.contains(Fault.TAKES_UNSIGNED);
            }
            if (faults.contains(Fault.CHECKS_NO_SIGNATURE)) {
                return true;
            }
            if (faults.contains(Fault.READS_ONE_SIGNATURE)) {
                signatures = List.of(signatures.split(" ", -1)).getFirst();
            }
            String timestamp = header(exchange, "webhook-timestamp");
            Instant now =
                    faults.contains(Fault.TAKES_OLD) ? Instant.ofEpochSecond(Long.parseLong(timestamp)) : Instant.now();
            byte[] signed = body.clone();
            if (faults.contains(Fault.SIGNS_WITHOUT_BODY)) {
                return Math.abs(Long.parseLong(timestamp) - now.getEpochSecond()) < 300
                        && !signatures.equals(WebhookSignature.header(
                                List.of("whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhpcyBjaGFubmVs"),
                                id,
                                Instant.ofEpochSecond(Long.parseLong(timestamp)),
                                signed));
            }
            return WebhookSignature.isGood(List.of(SECRET), id, timestamp, signatures, signed, now);
        }

        private static String header(HttpExchange exchange, String name) {
            String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static List<Certification.Result> certify(URI url) throws InterruptedException {
        return new Certification(url, SECRET, "ann", "run-1", InstantSource.system()).run();
    }

    private static List<String> failed(List<Certification.Result> results) {
        return results.stream()
                .filter(result -> !result.passed())
                .map(Certification.Result::asked)
                .toList();
    }

    @Test
    void aGoodReceiverPassesEveryCheck() throws Exception {
        try (var program = new Program(EnumSet.noneOf(Fault.class))) {
            var results = certify(program.url());

            assertThat(failed(results)).isEmpty();
            assertThat(CertificationReport.of(results)).last().isEqualTo("All 17 checks passed.");
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aReceiverThatDoesAThingWrongFailsItsCheck(Fault fault) throws Exception {
        try (var program = new Program(EnumSet.of(fault))) {
            assertThat(failed(certify(program.url()))).contains(fault.found);
        }
    }

    @Test
    void aReceiverThatIsNotThereFailsEveryCheckAndSaysWhy() throws Exception {
        URI nobody;
        try (var program = new Program(EnumSet.noneOf(Fault.class))) {
            nobody = program.url();
        }

        var results = certify(nobody);

        assertThat(failed(results)).hasSize(results.size());
        assertThat(String.join("\n", CertificationReport.of(results)))
                .contains("FAIL  answers a ping")
                .contains("there was no answer: ConnectException");
    }

    @Test
    void theExampleOfTheGuidePasses() throws Exception {
        boolean node = Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        assertThat(node).as("the example needs node").isTrue();
        Path example = Files.createTempFile("custom-app", ".mjs");
        String guide = Files.readString(Path.of("../docs/guides/custom-app.md"));
        int begin = guide.indexOf("```js\n") + "```js\n".length();
        Files.writeString(example, guide.substring(begin, guide.indexOf("```", begin)));
        var builder = new ProcessBuilder("node", example.toString());
        builder.environment().put("PORT", "0");
        builder.environment().put("SECRET", SECRET);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var lines = process.inputReader()) {
            String port = lines.readLine().replaceAll("[^0-9]", "");

            assertThat(failed(certify(URI.create("http://127.0.0.1:" + port + "/hook"))))
                    .isEmpty();
        } finally {
            process.destroy();
            Files.deleteIfExists(example);
        }
    }
}
