package chat.parley.architecture.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.architecture.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An overlay as kustomize renders it. The rendered text is kept beside the sources, with the digest of both in its
 * first line, so that every machine can read it and see whether it is stale; only who changes a source needs kubectl.
 *
 * @param sources digest of everything under {@code deploy} that is written by hand for a cluster
 * @param text what kustomize made of it
 */
record Rendering(String sources, String text) {
    private static final Path DEPLOY = Tree.ROOT.resolve("deploy");
    private static final String RENDERED = "rendered";

    /** Where the rendering of an overlay is kept. */
    static Path file(String overlay) {
        return DEPLOY.resolve(RENDERED).resolve(overlay + ".yaml");
    }

    /** The first line of a file that holds this. */
    String head() {
        return "# Rendered by `kubectl kustomize`; sources " + sources + ", text " + digest(text.getBytes(UTF_8))
                + ". Not edited by hand.";
    }

    String fileText() {
        return head() + "\n" + text;
    }

    /** What is kept, with the digest that its sources have now; {@link #fileText} is the file's if nothing changed. */
    static Rendering kept(String overlay) throws IOException {
        var kept = Files.readString(file(overlay));
        return new Rendering(digestOfSources(), kept.substring(kept.indexOf('\n') + 1));
    }

    /** Renders anew; empty where there is no kubectl on the path. */
    static Optional<Rendering> anew(String overlay) throws IOException, InterruptedException {
        if (!hasKubectl()) {
            return Optional.empty();
        }
        var output = Files.createTempFile("parley-" + overlay, ".yaml");
        var errors = Files.createTempFile("parley-" + overlay, ".err");
        try {
            int exit = new ProcessBuilder(
                            "kubectl",
                            "kustomize",
                            DEPLOY.resolve("overlays").resolve(overlay).toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("kubectl kustomize refuses " + overlay + ": " + Files.readString(errors));
            }
            return Optional.of(new Rendering(digestOfSources(), Files.readString(output)));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static boolean hasKubectl() {
        var path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    private static String digestOfSources() throws IOException {
        List<Path> files;
        try (var found = Files.walk(DEPLOY)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !DEPLOY.relativize(file).startsWith(RENDERED))
                    // What a laptop is told is no source of a cluster's manifests.
                    .filter(file -> !DEPLOY.relativize(file).toString().startsWith("compose"))
                    .sorted()
                    .toList();
        }
        var all = sha256();
        for (var file : files) {
            all.update(DEPLOY.relativize(file).toString().replace('\\', '/').getBytes(UTF_8));
            all.update((byte) 0);
            all.update(Files.readAllBytes(file));
            all.update((byte) 0);
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
