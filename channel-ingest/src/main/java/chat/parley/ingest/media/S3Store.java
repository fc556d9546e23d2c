package chat.parley.ingest.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/** Keeps files in a bucket of any store that speaks S3, its name in the path. */
public final class S3Store implements MediaStore {
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final URI bucket;
    private final S3Signature signature;
    private final Path staging;
    private final Duration patience;
    private final InstantSource clock;
    private final HttpClient http;

    /**
     * @param bucket its address, for example {@code https://s3.example.com/files}
     * @param staging a folder of this machine
     * @param patience with each request
     */
    public S3Store(URI bucket, S3Signature signature, Path staging, Duration patience, InstantSource clock) {
        this.bucket = URI.create(bucket.toString().replaceFirst("/+$", ""));
        this.signature = signature;
        this.staging = staging;
        this.patience = patience;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Path staging() {
        return staging;
    }

    @Override
    public void put(String id, Path file) throws IOException {
        HttpResponse<Void> answer =
                ask("PUT", id, sha256(file), BodyPublishers.ofFile(file), BodyHandlers.discarding());
        if (answer.statusCode() != OK) {
            throw failed("PUT", answer.statusCode());
        }
    }

    @Override
    public InputStream open(String id) throws IOException {
        HttpResponse<InputStream> answer =
                ask("GET", id, S3Signature.EMPTY, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
        if (answer.statusCode() == OK) {
            return answer.body();
        }
        answer.body().close();
        if (answer.statusCode() == NOT_FOUND) {
            throw new NoSuchFileException(id);
        }
        throw failed("GET", answer.statusCode());
    }

    @Override
    public void delete(String id) throws IOException {
        HttpResponse<Void> answer =
                ask("DELETE", id, S3Signature.EMPTY, BodyPublishers.noBody(), BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != NOT_FOUND) {
            throw failed("DELETE", answer.statusCode());
        }
    }

    private <T> HttpResponse<T> ask(
            String method, String id, String bodyHash, BodyPublisher body, BodyHandler<T> handler) throws IOException {
        if (!id.matches("[A-Za-z0-9_-]{4,64}")) {
            throw new IllegalArgumentException("not a file's id");
        }
        URI uri = URI.create(bucket + "/" + id);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).method(method, body);
        signature.sign(method, uri, Map.of(), bodyHash, clock.instant()).forEach(request::header);
        try {
            return http.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the store was asked", e);
        }
    }

    private static IOException failed(String method, int status) {
        return new IOException("the store answers " + status + " to " + method);
    }

    private static String sha256(Path file) throws IOException {
        try (var in =
                new DigestInputStream(java.nio.file.Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
