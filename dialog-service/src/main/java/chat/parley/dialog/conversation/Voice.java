package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.ChannelId;

/** Under which names the service itself acts in a dialog; each has a sentence in docs/guides/time.md. */
public final class Voice {
    /** Greets the visitor when the dialog gets its first operator [W-21]. */
    public static final Actor.System GREETING = new Actor.System("greeting");
    /** Says that operators are busy while the first reply is late [W-22]. */
    public static final Actor.System FIRST_REPLY_TIMEOUT = new Actor.System("first-reply-timeout");
    /** Says so while a later reply is late [W-26]. */
    public static final Actor.System REPLY_TIMEOUT = new Actor.System("reply-timeout");
    /** Says that nobody has room now [W-45]. */
    public static final Actor.System QUEUE = new Actor.System("queue");
    /** Answers a visitor while operators take dialogs by hand [B-24]. */
    public static final Actor.System AUTOREPLY = new Actor.System("autoreply");
    /** Takes a dialog back from an owner who does not answer [P-07]. */
    public static final Actor.System REASSIGN_TIMEOUT = new Actor.System("reassign-timeout");
    /** Waives skills that nobody had in time [P-05]. */
    public static final Actor.System SKILLS_TIMEOUT = new Actor.System("skills-timeout");
    /** Ends a closed dialog whose last message was not read in time [W-61]. */
    public static final Actor.System READ_GRACE = new Actor.System("read-grace");

    /** Gives a new dialog the tags of its channel [B-02]. */
    public static final Actor.System CHANNEL = new Actor.System("channel");

    private static final String OUTSIDE = "outside:";

    private Voice() {}

    /** Who answers a channel's visitors in the provider's own program [C-12]. */
    static Actor.Bot outside(ChannelId channel, String name) {
        return new Actor.Bot(OUTSIDE + channel.value(), name);
    }

    static boolean isOutside(Actor.Bot bot) {
        return bot.botId().startsWith(OUTSIDE);
    }

    /** @param sender see {@link DerivedId#sender} */
    static boolean isOutside(String sender) {
        return sender.startsWith(Speaker.BOT.word() + "/" + OUTSIDE);
    }

    /** Whether it is one of the two that say that operators are busy; together they say it once in a dialog [W-27]. */
    static boolean saysBusy(Actor.System system) {
        return FIRST_REPLY_TIMEOUT.equals(system) || REPLY_TIMEOUT.equals(system);
    }
}
