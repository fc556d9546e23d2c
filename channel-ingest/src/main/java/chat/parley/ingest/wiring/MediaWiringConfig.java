package chat.parley.ingest.wiring;

import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.PictureId;
import chat.parley.ingest.channel.web.BrokerConfig;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.media.ClamavClient;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileLinks;
import chat.parley.ingest.media.FileResource;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.media.FileTypes;
import chat.parley.ingest.media.FolderStore;
import chat.parley.ingest.media.KeptFilesClient;
import chat.parley.ingest.media.MediaConfig;
import chat.parley.ingest.media.MediaStore;
import chat.parley.ingest.media.PictureIntakeClient;
import chat.parley.ingest.media.PictureStore;
import chat.parley.ingest.media.S3Signature;
import chat.parley.ingest.media.S3Store;
import chat.parley.ingest.media.UploadStore;
import chat.parley.ingest.media.VirusScanClient;
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
        MediaConfig.S3 s3 = config.s3();
        return s3.bucket()
                .<MediaStore>map(bucket -> new S3Store(
                        bucket,
                        new S3Signature(
                                s3.accessKey().orElse(""), s3.secretKey().orElse(""), s3.region()),
                        config.folder(),
                        s3.patience(),
                        InstantSource.system()))
                .orElseGet(() -> new FolderStore(config.folder()));
    }

    @Produces
    @Singleton
    UploadStore uploads(InstantSource clock) {
        return new UploadStore(config.folder(), config.uploadLife(), clock);
    }

    @Produces
    @Singleton
    PictureStore pictures(TransactionStore transactions) {
        return new PictureStore(transactions);
    }

    @Produces
    @Singleton
    PictureIntakeClient pictureIntake(MediaStore media, PictureStore pictures, InstantSource clock) {
        return new PictureIntakeClient(
                media,
                pictures,
                new FileTypes(),
                clock,
                () -> new PictureId(UUID.randomUUID().toString()));
    }

    private FileIntakeClient.Care care() {
        MediaConfig.Scan scan = config.scan();
        VirusScanClient scanner = scan.host()
                .filter(host -> !host.isBlank())
                .<VirusScanClient>map(host -> new ClamavClient(host, scan.port(), scan.patience()))
                .orElse(FileIntakeClient.Care.NONE.scan());
        return new FileIntakeClient.Care(
                config.stripMetadata(),
                scanner,
                scan.passUnscanned(),
                config.refusedNames().stream().map(FileIntakeClient.Care::names).toList());
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
                care(),
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
