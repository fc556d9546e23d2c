package chat.parley.ingest.channel.email;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.mail.ReplyAddress;
import chat.parley.ingest.kit.Arrival;
import chat.parley.ingest.kit.ChannelConnection;
import chat.parley.ingest.kit.Reading;
import chat.parley.ingest.kit.Sender;
import chat.parley.ingest.kit.SenderCard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a mail means for the dialogs of a channel. */
final class EmailReading {
    static final ChannelKind KIND = new ChannelKind("email");

    private final ReplyAddress replies;
    private final Conversations conversations;

    EmailReading(ReplyAddress replies, Conversations conversations) {
        this.replies = replies;
        this.conversations = conversations;
    }

    Reading of(ChannelConnection connection, Mail mail) {
        Optional<ConversationId> ours = ours(connection, mail);
        if (mail.bounce() != null) {
            return bounce(connection, mail, mail.bounce(), ours);
        }
        String from = mail.from();
        if (from == null) {
            return new Reading.Odd(null, "no-sender", "");
        }
        String mailbox = connection.config(EmailChannel.ADDRESS, "").toLowerCase(Locale.ROOT);
        Optional<String> machine =
                mail.marks().machine(from, mailbox, connection.channelId().value());
        if (machine.isPresent()) {
            return new Reading.Odd(null, machine.get(), "");
        }
        String text = text(connection, mail, ours.isPresent());
        return understood(new Arrival.Message(
                new Sender(from, mail.fromName(), null, SenderCard.of(from, null)),
                mail.messageId(),
                text,
                mail.files(),
                mail.follows().stream().findFirst().orElse(null),
                ours.orElse(null)));
    }

    /** A mail of which only the head is known. */
    Reading ofHead(ChannelConnection connection, Mail head, String line) {
        Reading reading = of(connection, head);
        if (reading instanceof Reading.Understood understood
                && understood.arrivals().getFirst() instanceof Arrival.Message message) {
            return understood(new Arrival.Message(
                    message.sender(),
                    message.externalMessageId(),
                    line,
                    List.of(),
                    message.repliesTo(),
                    message.conversation()));
        }
        return reading;
    }

    /** The subject is said where it is new; of an answer only what its sender wrote now is shown. */
    private static String text(ChannelConnection connection, Mail mail, boolean isAnswer) {
        boolean begins = !isAnswer && mail.follows().isEmpty();
        String words = begins ? mail.text() : QuotedText.fold(mail.text());
        String subject = begins && !mail.subject().isBlank() && !words.startsWith(mail.subject()) ? mail.subject() : "";
        String cleaned = mail.cleaned() ? EmailWords.of(connection.language()).cleaned() : "";
        return Stream.of(subject, words, cleaned)
                .filter(each -> !each.isBlank())
                .reduce((a, b) -> a + "\n\n" + b)
                .orElse("");
    }

    /** Only of a mail of ours is it believed that it could not be delivered: anybody can write such a report. */
    private Reading bounce(ChannelConnection connection, Mail mail, Bounce bounce, Optional<ConversationId> ours) {
        var visitor = new Sender(bounce.recipient(), null, null);
        Optional<ConversationId> theirs =
                conversations.of(connection.accountId(), connection.channelId(), visitor.visitorId(KIND));
        return ours.isPresent() && ours.equals(theirs)
                ? understood(new Arrival.Reachability(visitor, mail.messageId(), false, bounce.reason()))
                : new Reading.Odd(null, "bounce", "");
    }

    /** The conversation that the address it was sent to, or an id that it answers, names with our sign. */
    private Optional<ConversationId> ours(ChannelConnection connection, Mail mail) {
        return Stream.concat(mail.recipients().stream(), mail.follows().stream().map(EmailReading::bare))
                .map(address -> replies.conversation(address, connection.accountId()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String bare(String id) {
        return id.replaceAll("[<>]", "");
    }

    private static Reading understood(Arrival arrival) {
        return new Reading.Understood(null, List.of(arrival), "");
    }

    /** What marks a mail of ours: an address, or an id, that names its conversation. */
    @Nullable
    String signed(String plain, AccountId account, @Nullable ConversationId conversation) {
        return conversation == null
                ? null
                : replies.of(plain, account, conversation).orElse(null);
    }
}
