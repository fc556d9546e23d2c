package chat.parley.ingest.channel.web;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.decision.QueueState;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.signal.Signal;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visitor.VisitorEvent;
import chat.parley.ingest.outbound.Feed;
import chat.parley.ingest.visitor.Audience;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.Onlookers;
import chat.parley.ingest.visitor.OutgoingText;
import chat.parley.platform.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.function.Consumer;

/**
 * Brings what happens to the visitors it concerns. A frame is written once, however many tabs get it, and not at all
 * when nobody is there.
 */
public final class WebDelivery implements Feed {
    private final Audience audience;
    private final KnownConversations known;
    private final Availability availability;
    private final Offers offers;
    private final Onlookers onlookers;
    private final Consumer<Outcome> outcomes;

    /** @param outcomes gets every outcome of a visitor's command, whether somebody is there or not */
    public WebDelivery(
            Audience audience,
            KnownConversations known,
            Availability availability,
            Offers offers,
            Onlookers onlookers,
            Consumer<Outcome> outcomes) {
        this.audience = audience;
        this.known = known;
        this.availability = availability;
        this.offers = offers;
        this.onlookers = onlookers;
        this.outcomes = outcomes;
    }

    @Override
    public void event(DialogEvent event) {
        ConversationId conversation = event.meta().conversationId();
        note(conversation, event);
        Long number = event.meta().visitorSequence();
        if (number == null) {
            return;
        }
        // First what is known, then who is there: whoever joins in between is welcomed with the new number.
        known.reached(conversation, number);
        if (!audience.isFollowed(conversation)) {
            return;
        }
        AccountId account = event.meta().accountId();
        VisitorEvent.of(event)
                .map(ServerFrame.Event::new)
                .map(WebDelivery::written)
                .ifPresent(frame -> audience.each(account, conversation, listener -> listener.hear(frame)));
        audience.each(account, conversation, listener -> listener.reached(number));
    }

    @Override
    public void outcome(Outcome outcome) {
        if (!(outcome.issuer() instanceof Actor.Visitor)) {
            return;
        }
        outcomes.accept(outcome);
        if (audience.isFollowed(outcome.conversationId())) {
            OutgoingText frame = written(ServerFrame.Result.of(outcome));
            audience.each(outcome.accountId(), outcome.conversationId(), listener -> listener.hear(frame));
        }
    }

    @Override
    public void signal(Signal signal) {
        switch (signal) {
            case Signal.Typing typing -> {
                if (typing.actor() instanceof Actor.Operator operator && audience.isFollowed(typing.conversationId())) {
                    OutgoingText frame = written(new ServerFrame.Typing(typing.active(), operator.name()));
                    audience.each(typing.accountId(), typing.conversationId(), listener -> listener.hear(frame));
                }
            }
            case Signal.QueuePlace place -> {
                known.placed(
                        place.conversationId(),
                        new KnownConversations.Place(place.dialogId(), place.position(), place.estimateSeconds()));
                if (audience.isFollowed(place.conversationId())) {
                    OutgoingText frame =
                            written(new ServerFrame.Queue(place.dialogId(), place.position(), place.estimateSeconds()));
                    audience.each(place.accountId(), place.conversationId(), listener -> listener.hear(frame));
                }
            }
            case Signal.Teleport teleport -> lead(teleport.accountId(), teleport.conversationId(), teleport.url());
        }
    }

    /** An operator has invited a visitor who has talked here before [U-22]. */
    public void invited(VisitorActivity.VisitorInvited invited, Instant now) {
        ConversationId conversation = invited.conversationId();
        if (conversation != null && audience.isFollowed(conversation)) {
            OutgoingText frame = written(ServerFrame.Invite.of(invited, now));
            audience.each(invited.accountId(), conversation, listener -> listener.hear(frame));
        }
    }

    /** An operator leads a visitor elsewhere who has talked here before and has no dialog now [W-49]. */
    public void led(VisitorActivity.VisitorLed led) {
        ConversationId conversation = led.conversationId();
        if (conversation != null) {
            lead(led.accountId(), conversation, led.url());
        }
    }

    private void lead(AccountId account, ConversationId conversation, String url) {
        OutgoingText frame = written(new ServerFrame.Teleport(url));
        audience.each(account, conversation, listener -> listener.hear(frame));
    }

    /** The account's queue has grown or shrunk; who it concerns is told where that changes what they may do [P-03]. */
    public void queueChanged(QueueState state) {
        offers.heard(state);
        if (offers.isChanged(state.accountId())) {
            availabilityChanged(state.accountId());
        }
    }

    /**
     * Tells the account's visitors, and the pages that only show a button, whether an operator is online now [U-21] and
     * whether new dialogs are taken [W-72, W-73].
     */
    public void availabilityChanged(AccountId account) {
        // Whatever it was compared with before: from now on this is what everybody was told.
        offers.isChanged(account);
        boolean available = availability.isAvailable(account);
        // One writing for each placement, however many follow.
        var frames = new HashMap<PlacementId, OutgoingText>();
        audience.everyone(
                account,
                listener -> listener.hear(frames.computeIfAbsent(
                        listener.placementId(),
                        placement ->
                                written(new ServerFrame.Available(available, offers.isOffered(account, placement))))));
        onlookers.changed(
                account, placement -> new Onlookers.Standing(available, offers.isOffered(account, placement)));
    }

    /** What is set for the account has changed in a way that may concern who looks on. */
    public void settingChanged(Setting setting) {
        if (setting instanceof Setting.Placement || setting instanceof TimeSetting.Distribution) {
            AccountId account = setting.accountId();
            if (offers.isChanged(account)) {
                availabilityChanged(account);
            }
        }
    }

    private void note(ConversationId conversation, DialogEvent event) {
        if (event instanceof DialogEvent.DialogOpened || event instanceof DialogEvent.DialogReopened) {
            known.open(conversation, event.meta().dialogId());
        } else if (event instanceof DialogEvent.DialogClosed) {
            known.open(conversation, null);
        } else if (event instanceof DialogEvent.OperatorAssigned) {
            known.placed(conversation, null);
        }
    }

    /** The frame as it goes over the wire. */
    static OutgoingText written(ServerFrame frame) {
        return OutgoingText.of(frame.kind(), Json.text(frame));
    }
}
