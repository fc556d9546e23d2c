package chat.parley.ingest.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.text.WellFormed;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.RemoteFile;
import chat.parley.ingest.kit.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a provider tells into commands. The same arrival always becomes the same command with the same id, so a
 * repeat, by the provider or by us, changes nothing.
 */
public final class ArrivalCommands {
    private static final Actor SYSTEM = new Actor.System("channel-ingest");
    private static final String LANGUAGE = "[a-z]{2}";

    private ArrivalCommands() {}

    /**
     * What was found out about an arrival before it becomes a command.
     *
     * @param attachments its files, stored already
     * @param lost names of files that could not be had
     * @param about the message of ours that it answers or speaks of; null for none or unknown
     * @param name what the visitor is called; null when unknown
     */
    public record Known(
            ConversationId conversation,
            List<Attachment> attachments,
            List<String> lost,
            @Nullable MessageId about,
            @Nullable String name) {
        public Known {
            attachments = List.copyOf(attachments);
            lost = List.copyOf(lost);
        }
    }

    /** @return empty where there is nothing to command */
    public static Optional<DialogCommand> of(Arrival arrival, ChannelConnection channel, Known known, Instant at) {
        Sender sender = arrival.sender();
        Actor visitor = new Actor.Visitor(sender.visitorId(channel.kind()), name(known));
        return switch (arrival) {
            case Arrival.Message m ->
                Optional.of(
                        post(meta(channel, known, at, visitor, "message/" + m.externalMessageId()), m, channel, known));
            case Arrival.Edit e ->
                Optional.of(new DialogCommand.EditMessage(
                        meta(channel, known, at, visitor, "edit/" + e.externalMessageId() + "/" + e.edition()),
                        null,
                        e.externalMessageId(),
                        clean(e.text())));
            case Arrival.Deletion d ->
                Optional.of(new DialogCommand.DeleteMessage(
                        meta(channel, known, at, visitor, "delete/" + d.externalMessageId()),
                        null,
                        d.externalMessageId()));
            case Arrival.OutsideReply r ->
                Optional.of(outside(
                        meta(channel, known, at, SYSTEM, "outside/" + r.externalMessageId()), r, channel, known));
            case Arrival.Reachability r ->
                Optional.of(new DialogCommand.RecordReachability(
                        meta(channel, known, at, SYSTEM, "reachable/" + r.occasion() + "/" + r.reachable()),
                        r.reachable(),
                        shortened(r.reason())));
            case Arrival.Receipt r ->
                known.about() == null
                        ? Optional.empty()
                        : Optional.of(new DialogCommand.RecordMessageStatus(
                                meta(channel, known, at, SYSTEM, "receipt/" + r.externalMessageId() + "/" + r.status()),
                                known.about(),
                                r.status(),
                                null));
            case Arrival.Typing t -> Optional.empty();
        };
    }

    /**
     * What the provider says of whom a message is from, to be known when a dialog opens [T-13].
     *
     * @return empty where it says nothing
     */
    public static Optional<DialogCommand> card(
            Arrival.Message message, ChannelConnection channel, ConversationId conversation, Instant at) {
        var known = new Known(
                conversation, List.of(), List.of(), null, message.sender().name());
        Actor visitor = new Actor.Visitor(message.sender().visitorId(channel.kind()), name(known));
        return Optional.of(message.sender().card())
                .filter(card -> !card.equals(VisitorCard.EMPTY))
                .map(card -> new DialogCommand.SetVisitorCard(
                        meta(channel, known, at, visitor, "card/" + message.externalMessageId()), card, true));
    }

    /** The id that a provider's file always gets here. */
    public static AttachmentId attachment(ChannelId channel, String externalMessageId, RemoteFile file) {
        return new AttachmentId("in-" + unique(channel, "file/" + externalMessageId + "/" + file.stableId()));
    }

    private static DialogCommand post(
            CommandMeta meta, Arrival.Message message, ChannelConnection channel, Known known) {
        return new DialogCommand.PostVisitorMessage(
                meta,
                channel.channelId(),
                channel.kind(),
                message.externalMessageId(),
                null,
                text(message.text(), known),
                null,
                language(message.sender(), channel),
                channel.departmentId(),
                null,
                known.attachments(),
                known.about(),
                false,
                null);
    }

    private static DialogCommand outside(
            CommandMeta meta, Arrival.OutsideReply reply, ChannelConnection channel, Known known) {
        return new DialogCommand.PostOutsideReply(
                meta,
                channel.channelId(),
                channel.kind(),
                reply.sender().visitorId(channel.kind()),
                name(known),
                reply.externalMessageId(),
                reply.authorName(),
                text(reply.text(), known),
                known.attachments(),
                language(reply.sender(), channel));
    }

    private static CommandMeta meta(ChannelConnection channel, Known known, Instant at, Actor issuer, String what) {
        return new CommandMeta(
                new CommandId(
                        "in-" + unique(channel.channelId(), known.conversation().value() + "/" + what)),
                channel.accountId(),
                known.conversation(),
                issuer,
                at);
    }

    private static String unique(ChannelId channel, String what) {
        return UUID.nameUUIDFromBytes((channel.value() + "/" + what).getBytes(UTF_8))
                .toString();
    }

    /** What the provider said, and a visible line for each file that did not come with it. */
    private static String text(String said, Known known) {
        var text = new StringBuilder(clean(said));
        for (String file : known.lost()) {
            text.append(text.isEmpty() ? "" : "\n").append("📎 ").append(file).append(" ✗");
        }
        if (text.toString().isBlank() && known.attachments().isEmpty()) {
            return "…";
        }
        return text.length() > WellFormed.MESSAGE_LIMIT
                ? cut(text.toString(), WellFormed.MESSAGE_LIMIT)
                : text.toString();
    }

    /** Without what no text may contain: providers pass on what visitors' devices send. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return cut(clean.toString(), WellFormed.MESSAGE_LIMIT);
    }

    private static @Nullable String name(Known known) {
        String name = known.name();
        if (name == null || clean(name).isBlank()) {
            return null;
        }
        return cut(clean(name).strip(), WellFormed.NAME_LIMIT);
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null ? null : cut(clean(reason), WellFormed.NAME_LIMIT);
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    private static String language(Sender sender, ChannelConnection channel) {
        String language = sender.language();
        return language != null && language.matches(LANGUAGE) ? language : channel.language();
    }
}
