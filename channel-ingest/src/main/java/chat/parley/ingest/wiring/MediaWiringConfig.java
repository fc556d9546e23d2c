package chat.parley.ingest.wiring;

import chat.parley.contracts.id.AttachmentId;
import chat.parley.ingest.channel.web.BrokerConfig;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileLinks;
import chat.parley.ingest.media.FileResource;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.media.FileTypes;
import chat.parley.ingest.media.FolderStore;
import chat.parley.ingest.media.KeptFilesClient;
import chat.parley.ingest.media.MediaConfig;
import chat.parley.ingest.media.MediaStore;
import chat.parley.ingest.visitor.KeptFiles;
import chat.parley.persistence.TransactionStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/** Puts the parts together that files need. */
@Singleton
public class MediaWiringConfig {
    private static final int SENDERS = 50_000;

    private final MediaConfig config;
    private final BrokerConfig suite;

    MediaWiringConfig(MediaConfig config, BrokerConfig suite) {
        this.config = config;
        this.suite = suite;
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    MediaStore media() {
        return new FolderStore(config.folder());
    }

    @Produces
    @Singleton
    FileStore files(TransactionStore transactions) {
        return new FileStore(transactions);
    }

    @Produces
    @Singleton
    FileIntakeClient intake(MediaStore media, FileStore files, InstantSource clock) {
        return new FileIntakeClient(
                media,
                files,
                new FileTypes(),
                config.largest(),
                clock,
                () -> new AttachmentId(UUID.randomUUID().toString()));
    }

    /** What the web chat finds visitors' files by. */
    @Produces
    @Singleton
    KeptFiles keptFiles(FileStore files) {
        return new KeptFilesClient(files, Thread::startVirtualThread);
    }

    @Produces
    @Singleton
    FileLinks links(InstantSource clock) {
        return new FileLinks(Base64.getDecoder().decode(suite.secretKey().strip()), config.linkLife(), clock);
    }

    @Produces
    @Singleton
    FileResource.Allowance allowance() {
        return new FileResource.Allowance(new TokenBuckets<>(new Rate(40, 2), SENDERS, System::nanoTime));
    }
}
