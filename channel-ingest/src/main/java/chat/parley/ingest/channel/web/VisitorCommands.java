package chat.parley.ingest.channel.web;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a widget says into commands in the name of the visitor whose token came with it. */
public final class VisitorCommands {
    /**
     * The visitor's place in the account.
     *
     * @param language ISO 639-1, of a dialog that is opened from here [W-37]
     * @param departmentId where such a dialog goes; null for any
     */
    public record Place(
            AccountId accountId,
            ConversationId conversationId,
            VisitorId visitorId,
            ChannelId channelId,
            PlacementId placementId,
            String language,
            @Nullable DepartmentId departmentId) {}

    /**
     * What this edge knows of a frame beyond its words.
     *
     * @param attachments the files a message names, as they are kept; each belongs to the conversation
     * @param proof how sure what the site says of the visitor is
     * @param choices what the placement lets visitors choose between
     * @param host who has invited the visitor; null for nobody
     */
    public record Findings(
            List<Attachment> attachments,
            FieldsProof proof,
            Choices choices,
            @Nullable OperatorId host) {
        /** Nothing in particular. */
        public static final Findings NONE = new Findings(List.of(), FieldsProof.NONE, Choices.NONE, null);

        public Findings {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * What visitors may choose between when a dialog begins.
     *
     * @param languages ISO 639-1 codes
     * @param departments those the placement offers and the account still has
     */
    public record Choices(Set<String> languages, Set<DepartmentId> departments) {
        /** No choice. */
        public static final Choices NONE = new Choices(Set.of(), Set.of());

        public Choices {
            languages = Set.copyOf(languages);
            departments = Set.copyOf(departments);
        }
    }

    private VisitorCommands() {}

    /** @param at when this edge took the frame in, by its own clock */
    public static DialogCommand command(VisitorFrame.Command frame, Place place, Findings findings, Instant at) {
        CommandMeta meta = meta(frame.ref(), place, at);
        return switch (frame) {
            case VisitorFrame.Message message ->
                new DialogCommand.PostVisitorMessage(
                        meta,
                        place.channelId(),
                        ChannelKind.WEB,
                        null,
                        message.clientMessageId(),
                        message.text(),
                        place.placementId(),
                        language(message.language(), place, findings),
                        department(message.departmentId(), place, findings),
                        message.pageUrl(),
                        findings.attachments(),
                        null,
                        message.offline(),
                        findings.host());
            case VisitorFrame.Start start ->
                new DialogCommand.OpenDialog(
                        meta,
                        place.channelId(),
                        ChannelKind.WEB,
                        place.placementId(),
                        language(start.language(), place, findings),
                        department(start.departmentId(), place, findings),
                        start.pageUrl(),
                        null,
                        null);
            case VisitorFrame.Read read -> new DialogCommand.AdvanceRead(meta, read.dialogId(), read.messageId());
            case VisitorFrame.Close close ->
                new DialogCommand.CloseDialog(meta, close.dialogId(), CloseReason.BY_VISITOR);
            case VisitorFrame.Card card -> new DialogCommand.SetVisitorCard(meta, card.card(), null);
            case VisitorFrame.Rate rate ->
                new DialogCommand.RateDialog(meta, rate.dialogId(), rate.mark(), rate.comment());
            case VisitorFrame.Fields fields ->
                new DialogCommand.SetVisitorFields(
                        meta,
                        fields.given().shown(),
                        findings.proof(),
                        // What anybody may have written is no reference to anybody's record.
                        findings.proof() == FieldsProof.VERIFIED
                                ? fields.given().id()
                                : null);
            case VisitorFrame.Transcript transcript ->
                new DialogCommand.SendTranscript(meta, transcript.dialogId(), transcript.email());
        };
    }

    private static String language(@Nullable String chosen, Place place, Findings findings) {
        return chosen != null && findings.choices().languages().contains(chosen) ? chosen : place.language();
    }

    private static @Nullable DepartmentId department(@Nullable DepartmentId chosen, Place place, Findings findings) {
        return chosen != null && findings.choices().departments().contains(chosen) ? chosen : place.departmentId();
    }

    private static CommandMeta meta(CommandId ref, Place place, Instant at) {
        return new CommandMeta(
                ref, place.accountId(), place.conversationId(), new Actor.Visitor(place.visitorId(), null), at);
    }
}
