package chat.parley.ingest.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.problem.ProblemException;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P-19")
class FileIntakeTest {
    /** One transparent pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static final AccountId ACME = new AccountId("acme");
    private static final ConversationId CONVERSATION = new ConversationId("conversation-1");

    @TempDir
    Path folder;

    private DataSource source;
    private FileStore files;
    private FileIntakeClient intake;

    @BeforeEach
    void open() {
        source = TestDatabase.fresh("files").dataSource();
        Flyway.configure().dataSource(source).load().migrate();
        files = new FileStore(new TransactionStore(source));
        intake = new FileIntakeClient(
                new FolderStore(folder),
                files,
                new FileTypes(),
                1_000,
                MutableClock.at("2026-11-21T09:00:00Z"),
                () -> new AttachmentId("file-1"));
    }

    @Test
    @Tag("B-12")
    @Tag("P-21")
    void partnersAreToldWhereTheAccountsOwnFilesAreAndNobodyElses() throws IOException {
        var clock = MutableClock.at("2026-11-21T09:00:00Z");
        var links = new FileLinks(new byte[32], Duration.ofMinutes(10), clock);
        Attachment kept = intake.take(
                ACME, CONVERSATION, FileIntakeClient.Saying.named("dot.png"), new ByteArrayInputStream(PNG));
        var resource = new InternalFileResource(files, links);

        InternalFileResource.Link link = resource.link(kept.attachmentId(), ACME);

        assertThat(link.attachment()).isEqualTo(kept);
        assertThat(link.path()).startsWith("/channels/files/file-1/");
        assertThat(links.isGood(kept.attachmentId(), link.path().substring("/channels/files/file-1/".length())))
                .isTrue();
        for (AccountId other : new AccountId[] {new AccountId("other"), null}) {
            assertThatThrownBy(() -> resource.link(kept.attachmentId(), other))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    @Tag("W-30")
    void theFaceOfAnInvitationIsAJpegOrPngOfAHundredPixelsAtMost() throws IOException {
        var pictures = new PictureIntakeClient(
                new FolderStore(folder),
                new PictureStore(new TransactionStore(source)),
                new FileTypes(),
                MutableClock.at("2026-11-21T09:00:00Z"),
                () -> new PictureId("face-1"));

        assertThat(bring(pictures, "png", 100)).isEqualTo(new PictureId("face-1"));
        assertThat(bring(pictures, "jpg", 100)).isNotNull();

        assertThatThrownBy(() -> bring(pictures, "gif", 100))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.FILE_TYPE_REFUSED));
        assertThatThrownBy(() -> bring(pictures, "png", 101))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.FILE_TOO_LARGE));
    }

    private static PictureId bring(PictureIntakeClient pictures, String format, int size) throws IOException {
        pictures.forget(ACME, new PictureId("face-1"));
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, size, BufferedImage.TYPE_INT_RGB), format, bytes);
        return pictures.take(ACME, PictureIntakeClient.Use.INVITATION, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void careful(VirusScanClient scan, boolean passesUnscanned) {
        intake = new FileIntakeClient(
                new FolderStore(folder),
                files,
                new FileTypes(),
                new FileIntakeClient.Care(
                        true,
                        scan,
                        passesUnscanned,
                        List.of(FileIntakeClient.Care.names("42.zip"), FileIntakeClient.Care.names("*.zip.zip"))),
                1_000,
                MutableClock.at("2026-11-21T09:00:00Z"),
                () -> new AttachmentId("file-1"));
    }

    private Attachment take(String name, byte[] bytes) throws IOException {
        return intake.take(ACME, CONVERSATION, FileIntakeClient.Saying.named(name), new ByteArrayInputStream(bytes));
    }

    private void assertRefused(ErrorCode code, String name, byte[] bytes) throws IOException {
        assertThatThrownBy(() -> take(name, bytes))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
        try (var kept = Files.walk(folder)) {
            assertThat(kept.filter(Files::isRegularFile)).as("nothing is left").isEmpty();
        }
        assertThat(files.find(new AttachmentId("file-1"))).isEmpty();
    }

    @Test
    void aPictureIsKnownByItsContentWhateverItIsCalled() throws IOException {
        Attachment attachment = take("holiday.txt", PNG);

        assertThat(attachment.mediaType()).isEqualTo("image/png");
        assertThat(attachment.kind()).isEqualTo(AttachmentKind.IMAGE);
        assertThat(attachment.width()).isEqualTo(1);
        assertThat(files.find(attachment.attachmentId())).contains(new KeptFile(ACME, CONVERSATION, attachment));
    }

    @Test
    void aProgramIsRefusedWhateverItIsCalled() throws IOException {
        byte[] program = "MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004\u0000\u0000\u0000"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertRefused(ErrorCode.FILE_TYPE_REFUSED, "holiday.png", program);
        assertRefused(ErrorCode.FILE_TYPE_REFUSED, "holiday.png.EXE", "text".getBytes(UTF_8));
        assertRefused(ErrorCode.FILE_TYPE_REFUSED, "run.sh", "#!/bin/sh\nls".getBytes(UTF_8));
    }

    @Test
    void whatIsEmptyOrTooLargeIsRefused() throws IOException {
        assertRefused(ErrorCode.FILE_EMPTY, "nothing.txt", new byte[0]);
        assertRefused(ErrorCode.FILE_TOO_LARGE, "much.txt", new byte[1_001]);
    }

    @Test
    void aPageWithScriptsIsKeptAndNeverShownInPlace() throws IOException {
        Attachment svg = take("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(UTF_8));

        assertThat(svg.kind()).isEqualTo(AttachmentKind.FILE);
        assertThat(FileTypes.isShown(svg.mediaType())).isFalse();
        assertThat(FileNames.disposition(false, "лого \"1\".svg"))
                .isEqualTo(
                        "attachment; filename=\"____ _1_.svg\"; filename*=UTF-8''%D0%BB%D0%BE%D0%B3%D0%BE%20%221%22.svg");
    }

    @Test
    void aNameCannotLeadElsewhereNorHideItsEnd() {
        assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.clean("C:\\Users\\ann\\цены.pdf")).isEqualTo("цены.pdf");
        assertThat(FileNames.clean("cod\u202Efdp.exe")).isEqualTo("codfdp.exe");
        assertThat(FileNames.clean("\u0000\n")).isEqualTo("file");
        assertThat(FileNames.clean("x".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
        assertThat(FileNames.decoded("%D1%86%D0%B5%D0%BD%D1%8B.pdf")).isEqualTo("цены.pdf");
        assertThat(FileNames.decoded("50%.pdf")).isEqualTo("50%.pdf");
    }

    @Test
    void whatTheVirusScannerFindsIsThrownAway() throws IOException {
        try (var daemon = new Clamd()) {
            careful(new ClamavClient("127.0.0.1", daemon.port(), Duration.ofSeconds(10)), false);

            assertRefused(ErrorCode.FILE_INFECTED, "prices.txt", "a virus".getBytes(UTF_8));
            assertThat(take("prices.txt", "prices".getBytes(UTF_8)).size()).isEqualTo(6);
        }
    }

    @Test
    void withoutItsScannerNothingIsTakenUnlessThatIsSet() throws IOException {
        int nobody;
        try (var daemon = new Clamd()) {
            nobody = daemon.port();
        }
        var absent = new ClamavClient("127.0.0.1", nobody, Duration.ofSeconds(10));

        careful(absent, false);
        assertRefused(ErrorCode.UNAVAILABLE, "prices.txt", "prices".getBytes(UTF_8));

        careful(absent, true);
        assertThat(take("prices.txt", "prices".getBytes(UTF_8)).size()).isEqualTo(6);
    }

    @Test
    void archivesThatOnlyFillDisksAreRefusedByName() throws IOException {
        careful(FileIntakeClient.Care.NONE.scan(), false);
        byte[] zip = {'P', 'K', 3, 4, 0, 0};

        assertRefused(ErrorCode.FILE_TYPE_REFUSED, "42.ZIP", zip);
        assertRefused(ErrorCode.FILE_TYPE_REFUSED, "photos.zip.zip", zip);
        assertThat(take("photos.zip", zip).name()).isEqualTo("photos.zip");
    }

    @Test
    void aPictureIsKeptWithoutWhatItSaysOfItsMaking() throws IOException {
        careful(FileIntakeClient.Care.NONE.scan(), false);
        var remarked = new ByteArrayOutputStream();
        remarked.write(PNG, 0, 33);
        remarked.write(new byte[] {0, 0, 0, 3, 't', 'E', 'X', 't', 'a', 0, 'b', 0, 0, 0, 0});
        remarked.write(PNG, 33, PNG.length - 33);

        Attachment attachment = take("holiday.png", remarked.toByteArray());

        assertThat(attachment.size()).isEqualTo(PNG.length);
        try (var kept = new FolderStore(folder).open("file-1")) {
            assertThat(kept.readAllBytes()).isEqualTo(PNG);
        }
    }
}
