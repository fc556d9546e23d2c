package chat.parley.launcher.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that must be on this machine.
 *
 * @param command what it is called
 * @param needed the oldest version that will do
 * @param advice one sentence on how to get it
 */
record Tool(String command, Version needed, String advice) {
    static final Tool MAVEN = new Tool(
            "mvn",
            new Version(3, 8),
            "Install Maven 3.8 or newer (apt-get install maven, brew install maven) so that mvn is on the PATH.");
    static final Tool NODE = new Tool(
            "node",
            new Version(20, 0),
            "Install Node.js 20 or newer with npm (nodejs.org, brew install node) so that node is on the PATH.");

    /** @throws Refusal when it is missing or too old; says what to install */
    void require() throws Refusal {
        var said = saidOfItself();
        var version = Version.in(said);
        if (version.isEmpty()) {
            throw new Refusal("There is no " + command + " here. " + advice);
        }
        if (version.get().compareTo(needed) < 0) {
            throw new Refusal(command + " is version " + version.get() + ". " + advice);
        }
    }

    private String saidOfItself() throws Refusal {
        try {
            var process = new ProcessBuilder(List.of(command, "--version"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }
}
