package chat.parley.integration.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.egress.WebhookSignature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in the guide do what it says; those whose language is not on this machine are left to the reader. */
@Tag("N-10")
class SnippetTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "conversation:3:webhook";
    private static final String BODY = "{\"type\":\"MessagePosted\",\"data\":{\"text\":\"привет\"}}";

    @TempDir
    Path directory;

    @Test
    void theProgramsOfTheGuideCheckSignatures() throws IOException, InterruptedException {
        var tried = new ArrayList<String>();
        for (Language language : Language.values()) {
            if (language.isHere()) {
                tried.add(language.fence);
                Path program = directory.resolve("Verify." + language.fence);
                Files.writeString(program, snippet(language.fence));
                var command = List.of(language.program(), program.toString());
                Instant now = Instant.now();
                String signature = WebhookSignature.header(List.of("whsec_b3RoZXI=", SECRET), ID, now, BODY);
                Instant old = now.minus(Duration.ofMinutes(6));

                assertThat(run(command, now, signature, BODY))
                        .as(language.fence)
                        .isZero();
                assertThat(run(command, now, signature, BODY + " "))
                        .as(language.fence)
                        .isOne();
                assertThat(run(command, old, WebhookSignature.header(List.of(SECRET), ID, old, BODY), BODY))
                        .as(language.fence)
                        .isOne();
            }
        }
        assertThat(tried).contains("java", "js");
    }

    private enum Language {
        JAVA("java", "java"),
        NODE("js", "node"),
        PYTHON("python", "python3"),
        PHP("php", "php");

        private final String fence;
        private final String command;

        Language(String fence, String command) {
            this.fence = fence;
            this.command = command;
        }

        boolean isHere() {
            return this == JAVA
                    || Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        }

        String program() {
            return this == JAVA
                    ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                    : command;
        }
    }

    private static String snippet(String fence) throws IOException {
        String guide = Files.readString(Path.of("../docs/guides/webhooks.md"));
        int begin = guide.indexOf("```" + fence + "\n");
        assertThat(begin).as("a program in %s", fence).isPositive();
        int code = guide.indexOf('\n', begin) + 1;
        return guide.substring(code, guide.indexOf("```", code));
    }

    private static int run(List<String> program, Instant at, String signature, String body)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(program);
        command.addAll(List.of(SECRET, ID, Long.toString(at.getEpochSecond()), signature));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(body.getBytes(UTF_8));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
