package chat.parley.ingest.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Files of messages. */
@ConfigMapping(prefix = "parley.media")
public interface MediaConfig {
    /** Where their bytes are kept, and where they wait to be judged where an S3 store keeps them. */
    Path folder();

    /** The largest file taken, in bytes. */
    @WithDefault("26214400")
    long largest();

    /** How long a link is good. */
    @WithDefault("10m")
    Duration linkLife();

    /** Whether pictures lose their metadata: place, camera, remarks. */
    @WithDefault("true")
    boolean stripMetadata();

    /** Names under which nothing is taken, {@code *} for anything; archives that only exist to fill disks by default. */
    @WithDefault("42.zip,zbsm.zip,zblg.zip,zbxl.zip,*zipbomb*,*zip-bomb*,*.zip.zip,*.gz.gz")
    List<String> refusedNames();

    /** For how long an upload that stands still may be gone on with. */
    @WithDefault("24h")
    Duration uploadLife();

    Scan scan();

    S3 s3();

    /** A ClamAV daemon that looks at each file; off where no host is named. */
    interface Scan {
        Optional<String> host();

        @WithDefault("3310")
        int port();

        /** With the connection, and with each answer. */
        @WithDefault("20s")
        Duration patience();

        /** Whether files are kept while the daemon cannot be asked. */
        @WithDefault("false")
        boolean passUnscanned();
    }

    /** A store that speaks S3, in place of the folder; off where no bucket is named. */
    interface S3 {
        /** The bucket's address, its name in the path, for example {@code https://s3.example.com/files}. */
        Optional<URI> bucket();

        @WithDefault("us-east-1")
        String region();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** With each request. */
        @WithDefault("60s")
        Duration patience();
    }
}
