package chat.parley.integration.feed;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.bot.BotCall;
import chat.parley.integration.delivery.NewDelivery;
import chat.parley.integration.dialog.DialogFacts;
import chat.parley.integration.handler.HandlerFormat;
import chat.parley.integration.handler.HandlerMoment;
import chat.parley.integration.handler.HandlerPayload;
import chat.parley.integration.webhook.EventFilter;
import chat.parley.integration.webhook.EventTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which destinations are told of an event, and what. */
final class Routes {
    /** What a CRM is told of: a dialog begins, its visitor says who they are, it is closed. */
    private static final Set<String> CRM_EVENTS = Set.of("DialogOpened", "VisitorCardChanged", "DialogClosed");

    /** What it is told of besides, where it has chats that conversations are shown in. */
    private static final Set<String> CHAT_EVENTS = Set.of("MessagePosted", "MessageEdited");

    private Routes() {}

    /** Who listens to the events of an account; what happened before {@code since} is not told. */
    sealed interface Listener {
        AccountId accountId();

        String destinationId();

        Instant since();

        /** A webhook. */
        record ToWebhook(
                AccountId accountId, String destinationId, Instant since, Set<String> eventTypes, EventFilter filter)
                implements Listener {}

        /** A handler URL. */
        record ToHandler(
                AccountId accountId, String destinationId, Instant since, HandlerMoment moment, HandlerFormat format)
                implements Listener {}

        /**
         * A CRM.
         *
         * @param chats whether it is told what is said, too
         * @param theirs those of the messages at hand that its people wrote
         */
        record ToCrm(AccountId accountId, String destinationId, Instant since, boolean chats, Set<String> theirs)
                implements Listener {}

        /**
         * A bot, of its own dialogs.
         *
         * @param online whether an operator is there now
         */
        record ToBot(AccountId accountId, String destinationId, Instant since, boolean online) implements Listener {}
    }

    /**
     * The deliveries that an event makes.
     *
     * @param before what was known of its dialog before it
     * @param after what is known with it
     */
    static List<NewDelivery> of(Happening happening, List<Listener> listeners, DialogFacts before, DialogFacts after) {
        var made = new ArrayList<NewDelivery>();
        for (Listener listener : listeners) {
            if (listener.accountId().equals(happening.accountId())
                    && !happening.at().isBefore(listener.since())) {
                delivery(happening, listener, before, after).ifPresent(made::add);
            }
        }
        return made;
    }

    private static Optional<NewDelivery> delivery(
            Happening happening, Listener listener, DialogFacts before, DialogFacts after) {
        return switch (listener) {
            case Listener.ToWebhook webhook ->
                EventTypes.match(webhook.eventTypes(), happening.type())
                                && webhook.filter().fits(after)
                        ? Optional.of(happening.to(webhook.destinationId()))
                        : Optional.empty();
            case Listener.ToHandler handler ->
                HandlerMoment.of(happening.event(), before)
                        .filter(handler.moment()::equals)
                        .map(moment -> happening.to(
                                handler.destinationId(),
                                moment.key(),
                                HandlerPayload.of(moment, handler.format(), after, happening.at(), happening.event())));
            case Listener.ToCrm crm ->
                CRM_EVENTS.contains(happening.type()) && !isAhead(happening, after)
                                || crm.chats() && CHAT_EVENTS.contains(happening.type())
                                || isOfTheirs(happening, crm)
                        ? Optional.of(happening.to(
                                crm.destinationId(),
                                happening.type(),
                                HandlerPayload.withDialog(happening.type(), happening.at(), happening.event(), after)))
                        : Optional.empty();
            case Listener.ToBot bot ->
                bot.destinationId().equals(after.text("botId"))
                        ? BotCall.of(happening.event(), happening.eventId(), happening.at(), after, bot.online())
                                .map(call -> happening.to(bot.destinationId(), call.event(), call.body()))
                        : Optional.empty();
        };
    }

    /** Whether it says what became of a message that the CRM's people wrote. */
    private static boolean isOfTheirs(Happening happening, Listener.ToCrm crm) {
        boolean read = happening.type().equals("ReadAdvanced")
                && happening.event().at("/meta/actor/kind").asText().equals("visitor");
        return (read || happening.type().equals("MessageStatusChanged"))
                && crm.theirs().contains(happening.event().path("messageId").asText());
    }

    /** Whether a visitor describes themselves who has not written yet: that alone is no record of a CRM. */
    private static boolean isAhead(Happening happening, DialogFacts after) {
        return happening.type().equals("VisitorCardChanged") && after.text("status") == null;
    }
}
