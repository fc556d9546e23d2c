package chat.parley.ingest.inbound;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.message.Attachment;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.media.FileIntakeClient;
import chat.parley.ingest.media.FileStore;
import chat.parley.ingest.media.KeptFile;
import chat.parley.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches the files of what arrives; one that was fetched before is not fetched again. */
final class ArrivalFileClient {
    private static final int FETCHES = 2;

    private final FileIntakeClient files;
    private final FileStore known;
    private final MeterRegistry metrics;

    ArrivalFileClient(FileIntakeClient files, FileStore known, MeterRegistry metrics) {
        this.files = files;
        this.known = known;
        this.metrics = metrics;
    }

    /**
     * What there was of a message's files.
     *
     * @param lost the names of those that could not be had
     */
    record Found(List<Attachment> attachments, List<String> lost) {
        Found {
            attachments = List.copyOf(attachments);
            lost = List.copyOf(lost);
        }
    }

    Found take(
            ChannelConnection connection,
            Channel channel,
            ConversationId conversation,
            String externalMessageId,
            List<RemoteFile> remote) {
        var attachments = new ArrayList<Attachment>();
        var lost = new ArrayList<String>();
        for (RemoteFile file : remote) {
            AttachmentId id = ArrivalCommands.attachment(connection.channelId(), externalMessageId, file);
            Optional<KeptFile> there = known.find(id);
            Optional<Attachment> found = there.isPresent() || attachments.size() >= Attachment.MOST
                    ? there.map(KeptFile::attachment)
                    : fetch(connection, channel, conversation, id, file);
            found.ifPresentOrElse(attachments::add, () -> lost.add(file.name()));
        }
        return new Found(attachments, lost);
    }

    /** Empty where the file cannot be had: it is too large, refused, or the provider does not give it out. */
    private Optional<Attachment> fetch(
            ChannelConnection connection,
            Channel channel,
            ConversationId conversation,
            AttachmentId id,
            RemoteFile file) {
        if (file.size() != null && file.size() > channel.capabilities().downloadLimit()) {
            return Optional.empty();
        }
        var saying = new FileIntakeClient.Saying(file.name(), file.kind(), file.width(), file.height(), file.seconds());
        for (int i = 0; i < FETCHES; i++) {
            try (InputStream bytes = open(connection, channel, file)) {
                return Optional.of(files.take(id, connection.accountId(), conversation, saying, bytes));
            } catch (IOException e) {
                metrics.counter(
                                "parley.channels.arrivals",
                                "kind",
                                connection.kind().value(),
                                "what",
                                "file-failed")
                        .increment();
            } catch (ProblemException e) {
                if (e.problem().code() == ErrorCode.UNAVAILABLE) {
                    throw e;
                }
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static InputStream open(ChannelConnection connection, Channel channel, RemoteFile file) throws IOException {
        return file.content() == null
                ? channel.fetch(connection, file)
                : file.content().open();
    }
}
