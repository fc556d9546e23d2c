package chat.parley.launcher.build;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.launcher.build.ReactorSummary.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptChecksTest {
    private static final List<String> ORDER = List.of("contracts", "console", "widget", "dialog");

    @TempDir
    Path root;

    @Test
    void each_script_runs_in_its_module_and_its_exit_code_is_the_result() throws Exception {
        var console = module("console", "echo \"$CHROMIUM\" > browser\nexit 3");
        var widget = module("widget", "echo it is fine; touch done");
        var checks = checks(console, widget);

        var rows = checks.await();

        assertThat(rows).containsOnlyKeys("console", "widget");
        assertThat(rows.get("console").result()).isEqualTo(Result.FAILURE);
        assertThat(rows.get("widget").result()).isEqualTo(Result.SUCCESS);
        assertThat(rows.get("widget").seconds()).isPositive();
        assertThat(widget.folder().resolve("done")).exists();
        assertThat(console.folder().resolve("browser")).hasContent("/a/browser");
        assertThat(root.resolve("log")).content().contains("it is fine");
    }

    @Test
    void they_begin_once_maven_has_built_the_last_of_their_modules() throws Exception {
        var widget = module("widget", "cat ../news > seen");
        var console = module("console", "true");
        var checks = checks(console, widget);

        checks.mavenBeginsWith("console", ORDER);
        checks.mavenBeginsWith("widget", ORDER);
        Files.writeString(root.resolve("news"), "built");
        checks.mavenBeginsWith("dialog", ORDER);
        Files.writeString(root.resolve("log"), "");
        checks.mavenBeginsWith("dialog", ORDER);

        assertThat(checks.await().get("widget").result()).isEqualTo(Result.SUCCESS);
        assertThat(widget.folder().resolve("seen")).hasContent("built");
    }

    @Test
    void only_modules_with_a_script_have_a_check() throws IOException {
        var widget = module("widget", "true");
        var dialog = new Module("dialog", Files.createDirectories(root.resolve("dialog")), Set.of());

        assertThat(ScriptChecks.among(List.of(widget, dialog))).containsExactly(widget);
    }

    private ScriptChecks checks(Module... modules) {
        return new ScriptChecks(List.of(modules), root.resolve("log"), Map.of("CHROMIUM", "/a/browser"));
    }

    private Module module(String name, String script) throws IOException {
        var folder = root.resolve(name);
        var file = folder.resolve(ScriptChecks.SCRIPT);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new Module(name, folder, Set.of());
    }
}
