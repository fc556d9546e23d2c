package chat.parley.ingest.media;

import java.nio.file.Path;

/** Looks into files for what does harm. */
public interface VirusScanClient {
    /** What a look came to. */
    sealed interface Finding {}

    /** Nothing was found. */
    record Clean() implements Finding {}

    /** @param signature what the scanner calls it */
    record Infected(String signature) implements Finding {}

    /** @param reason why the scanner could not say */
    record Unknown(String reason) implements Finding {}

    Finding scan(Path file);
}
