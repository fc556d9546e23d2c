package chat.parley.ingest.kit;

import chat.parley.contracts.message.AttachmentKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that still lies at the provider, or came with what the provider told.
 *
 * @param externalId what it is fetched by
 * @param stableId the same each time the provider tells of it
 * @param kind null to tell by its bytes
 * @param size in bytes; null when unknown
 * @param width in pixels; null when unknown
 * @param height in pixels; null when unknown
 * @param seconds how long it plays; null when unknown
 * @param content its bytes where they came along; null where they must be fetched
 */
public record RemoteFile(
        String externalId,
        String stableId,
        @Nullable AttachmentKind kind,
        String name,
        @Nullable Long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds,
        @Nullable Content content) {
    /** One that must be fetched. */
    public RemoteFile(
            String externalId,
            String stableId,
            @Nullable AttachmentKind kind,
            String name,
            @Nullable Long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer seconds) {
        this(externalId, stableId, kind, name, size, width, height, seconds, null);
    }

    /** One that came along. */
    public static RemoteFile of(String stableId, String name, byte[] bytes) {
        long size = bytes.length;
        return new RemoteFile(stableId, stableId, null, name, size, null, null, null, new Content(bytes));
    }

    /** One that is not passed on: the dialog shows that there was one. */
    public static RemoteFile refused(String stableId, String name) {
        return new RemoteFile(stableId, stableId, null, name, Long.MAX_VALUE, null, null, null, null);
    }

    /** Bytes that are equal when they are the same. */
    public static final class Content {
        private final byte[] bytes;

        public Content(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content content && Arrays.equals(bytes, content.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
