package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.CardField;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a widget learns when it begins.
 *
 * @param token shown as bearer from now on; good until {@code expiresAt}
 * @param accountName whom the visitor talks to
 * @param logo theirs; null for none [W-02]
 * @param available whether an operator is online
 * @param offered whether new dialogs are taken now [P-03]
 * @param identified whether the site's server signed for the visitor; then the token is not to be kept
 * @param typingPreview whether operators see what is typed before it is sent; else it stays in the browser [P-13]
 */
public record SessionAnswer(
        String token,
        VisitorId visitorId,
        ConversationId conversationId,
        AccountId accountId,
        Instant expiresAt,
        Button placement,
        String accountName,
        @Nullable PictureId logo,
        boolean available,
        boolean offered,
        boolean identified,
        boolean typingPreview) {
    @Override
    public String toString() {
        return "SessionAnswer[" + visitorId + "]"; // the token never reaches a log
    }

    /** The same where operators see what is typed, or do not. */
    SessionAnswer previewing(boolean preview) {
        return new SessionAnswer(
                token,
                visitorId,
                conversationId,
                accountId,
                expiresAt,
                placement,
                accountName,
                logo,
                available,
                offered,
                identified,
                preview);
    }

    /** A department that the visitor may choose. */
    public record Choice(DepartmentId departmentId, String name) {}

    /** Where the visitor may write instead [C-09]. */
    public record Messenger(ChannelKind kind, String name, String url) {}

    /**
     * How the widget looks and what it asks in this place.
     *
     * @param departments those the visitor may choose between
     * @param consentText what visitors agree to by writing; null for nothing
     * @param historyByMail whether they may have the dialog sent to an address [W-50]
     * @param messengers where they may write instead; none for nowhere
     */
    public record Button(
            PlacementId placementId,
            String language,
            String title,
            String greeting,
            String colour,
            String side,
            List<CardField> requiredInfo,
            List<String> languages,
            List<Choice> departments,
            @Nullable String consentText,
            boolean historyByMail,
            List<Messenger> messengers) {
        static Button of(
                Setting.Placement placement,
                List<Setting.Department> departments,
                boolean historyByMail,
                List<Messenger> messengers) {
            return new Button(
                    placement.placementId(),
                    placement.language(),
                    placement.title(),
                    placement.greeting(),
                    placement.colour(),
                    placement.side(),
                    placement.requiredInfo().stream().sorted().toList(),
                    placement.languages().stream().sorted().toList(),
                    departments.stream()
                            .map(each -> new Choice(each.departmentId(), each.name()))
                            .toList(),
                    placement.consentText(),
                    historyByMail,
                    messengers);
        }
    }

    /**
     * How the widget looks, for its button alone.
     *
     * @param showPercent to how many of a hundred new visitors it is shown [W-71]
     * @param invitations when visitors are invited by themselves; null for never
     * @param sites the origins that visitors may be led to [W-49]
     */
    public record ButtonAnswer(
            PlacementId placementId,
            String language,
            String title,
            String greeting,
            String colour,
            String side,
            int showPercent,
            boolean available,
            boolean offered,
            @Nullable InvitationAnswers invitations,
            Set<String> sites) {
        public ButtonAnswer {
            sites = Set.copyOf(sites);
        }

        static ButtonAnswer of(
                Setting.Placement placement,
                boolean available,
                boolean offered,
                @Nullable InvitationAnswers invitations,
                Set<String> sites) {
            return new ButtonAnswer(
                    placement.placementId(),
                    placement.language(),
                    placement.title(),
                    placement.greeting(),
                    placement.colour(),
                    placement.side(),
                    placement.showPercent(),
                    available,
                    offered,
                    invitations,
                    sites);
        }
    }
}
