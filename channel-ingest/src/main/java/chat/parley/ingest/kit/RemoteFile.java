package chat.parley.ingest.kit;

import chat.parley.contracts.message.AttachmentKind;
import org.jspecify.annotations.Nullable;

/**
 * A file that still lies at the provider.
 *
 * @param externalId what it is fetched by
 * @param stableId the same each time the provider tells of it
 * @param size in bytes; null when unknown
 * @param width in pixels; null when unknown
 * @param height in pixels; null when unknown
 * @param seconds how long it plays; null when unknown
 */
public record RemoteFile(
        String externalId,
        String stableId,
        AttachmentKind kind,
        String name,
        @Nullable Long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds) {}
