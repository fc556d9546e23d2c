package chat.parley.ingest.outbound;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.ingest.kit.Capabilities;
import chat.parley.ingest.kit.Capabilities.Ability;
import chat.parley.ingest.kit.Channel;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Hook;
import chat.parley.ingest.kit.Part;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.Repeats;
import chat.parley.ingest.kit.SendResult;
import chat.parley.ingest.kit.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel that says what the test wants it to say, and keeps what it took. */
final class PostOffice implements Channel {
    static final ChannelKind KIND = new ChannelKind("post");

    /** What was taken of each visitor, in order. */
    final Map<String, List<String>> taken = new TreeMap<>();

    int calls;
    boolean idempotent;

    @Nullable
    Repeats repeats;

    Function<String, SendResult> mood = text -> new SendResult.Accepted(null);

    @Override
    public ChannelKind kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        var abilities = EnumSet.of(Ability.EDIT, Ability.DELETE);
        if (idempotent) {
            abilities.add(Ability.KNOWS_REPEATS);
        }
        return new Capabilities(40, 1_000, 1_000, new Capabilities.Pace(1_000, 1, Duration.ZERO), abilities, repeats);
    }

    @Override
    public SendResult deliver(
            ChannelConnection connection, String externalVisitorId, Part part, int idempotencyKey, Files files) {
        calls++;
        String text = switch (part) {
            case Part.Text t -> t.text();
            case Part.File f -> "file " + f.attachment().name();
            case Part.Edit e -> "edit " + e.externalMessageId() + " " + e.text();
            case Part.Delete d -> "delete " + d.externalMessageId();
        };
        SendResult result = mood.apply(text);
        if (result instanceof SendResult.Accepted || result instanceof SendResult.Unknown) {
            taken.computeIfAbsent(externalVisitorId, id -> new ArrayList<>()).add(text);
        }
        return result instanceof SendResult.Accepted ? new SendResult.Accepted("ext-" + calls) : result;
    }

    @Override
    public Reading read(ChannelConnection connection, Hook hook) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reading readParked(ChannelConnection connection, byte[] body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void typing(ChannelConnection connection, String externalVisitorId) {}

    @Override
    public InputStream fetch(ChannelConnection connection, RemoteFile file) throws IOException {
        throw new IOException("there are none");
    }

    @Override
    public Standing check(ChannelConnection connection) {
        return new Standing.Good("1", "Post");
    }

    @Override
    public Standing connect(ChannelConnection connection, URI hook) {
        return new Standing.Good("1", "Post");
    }

    @Override
    public void disconnect(ChannelConnection connection) {}
}
