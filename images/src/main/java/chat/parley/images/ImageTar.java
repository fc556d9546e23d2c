package chat.parley.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Writes images as archives that {@code docker load} and its kin take. Equal files make equal layers. */
final class ImageTar {
    private final Path cache;

    /** @param cache where layers are kept between runs */
    ImageTar(Path cache) {
        this.cache = cache;
    }

    /** @throws IOException when the service was not built, or a base cannot be fetched */
    void write(ImagePlan plan, Path archive) throws IOException, InterruptedException {
        try {
            JibContainerBuilder image = (plan.base().equals(ImagePlan.SCRATCH)
                            ? Jib.fromScratch()
                            : Jib.from(plan.base()))
                    .setEntrypoint(ImagePlan.entryPoint())
                    .setUser(ImagePlan.USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get(ImagePlan.HOME))
                    .addExposedPort(Port.tcp(ImagePlan.PORT))
                    .setLabels(plan.labels());
            for (var layer : plan.layers()) {
                image.addFileEntriesLayer(files(plan.app(), layer));
            }
            Files.createDirectories(archive.toAbsolutePath().getParent());
            image.containerize(Containerizer.to(TarImage.at(archive).named(plan.name()))
                    .setOfflineMode(plan.base().equals(ImagePlan.SCRATCH))
                    .setApplicationLayersCache(cache)
                    .setBaseImageLayersCache(cache));
        } catch (InvalidImageReferenceException
                | ExecutionException
                | RegistryException
                | CacheDirectoryCreationException e) {
            throw new IOException("No image of " + plan.service() + ": " + e.getMessage(), e);
        }
    }

    private static FileEntriesLayer files(Path app, ImagePlan.Layer layer) throws IOException {
        var files = FileEntriesLayer.builder().setName(layer.name());
        for (var file : layer.files()) {
            if (!Files.exists(app.resolve(file))) {
                throw new NoSuchFileException(app.resolve(file) + " was not built");
            }
            // Owned by root and writable by nobody else: the service runs as another user.
            files.addEntryRecursive(
                    app.resolve(file), AbsoluteUnixPath.get(ImagePlan.HOME).resolve(file));
        }
        return files.build();
    }
}
