package chat.parley.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Packs the services. Arguments: the project's folder, its version, its revision, where its sources
 * are (may be empty), the base image or {@code scratch},
 * then the services. Exit codes: 0 done, 1 failed.
 */
public final class Main {
    private static final int FIRST_SERVICE = 5;
    private static final double MEGABYTE = 1e6;

    private Main() {}

    /** See the class. */
    public static void main(String[] arguments) throws InterruptedException {
        var all = List.of(arguments);
        var root = Path.of(all.getFirst());
        var folder = root.resolve("images/target/images");
        try {
            var tar = new ImageTar(root.resolve("images/target/layers"));
            for (var service : all.subList(FIRST_SERVICE, all.size())) {
                var target = root.resolve(service).resolve("target");
                var plan = new ImagePlan(
                        service, all.get(1), all.get(2), all.get(3), all.get(4), target.resolve("quarkus-app"));
                var archive = folder.resolve(service + ".tar");
                tar.write(plan, archive);
                Files.copy(
                        target.resolve("bom.json"),
                        folder.resolve(service + ".cdx.json"),
                        StandardCopyOption.REPLACE_EXISTING);
                System.out.printf(Locale.ROOT, "%-45s %6.1f MB%n", plan.name(), Files.size(archive) / MEGABYTE);
            }
            System.out.println("In " + folder + ", each with its bill of materials.");
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
