package chat.parley.ingest.channel.web;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import java.time.Instant;
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

    private VisitorCommands() {}

    /** @param at when this edge took the frame in, by its own clock */
    public static DialogCommand command(VisitorFrame.Command frame, Place place, Instant at) {
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
                        place.language(),
                        place.departmentId(),
                        message.pageUrl());
            case VisitorFrame.Read read -> new DialogCommand.AdvanceRead(meta, read.dialogId(), read.messageId());
            case VisitorFrame.Close close ->
                new DialogCommand.CloseDialog(meta, close.dialogId(), CloseReason.BY_VISITOR);
            case VisitorFrame.Card card -> new DialogCommand.SetVisitorCard(meta, card.card());
        };
    }

    private static CommandMeta meta(CommandId ref, Place place, Instant at) {
        return new CommandMeta(
                ref, place.accountId(), place.conversationId(), new Actor.Visitor(place.visitorId(), null), at);
    }
}
