package chat.parley.testkit;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CloseReason;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DialogId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Commands and ids for tests. Ids come from a seeded source, so a run can be repeated; tests that share a broker give
 * a seed of their own and the account an id of its own.
 */
public final class Fixtures {
    private final SampleAccount acme;
    private final Random random;
    private final InstantSource clock;

    /** @param clock stamps commands */
    public Fixtures(SampleAccount acme, long seed, InstantSource clock) {
        this.acme = acme;
        this.random = new Random(seed);
        this.clock = clock;
    }

    /** With account {@code acme}, seed 1 and a clock that stands. */
    public static Fixtures standing() {
        return new Fixtures(new SampleAccount("acme"), 1, MutableClock.at("2026-11-21T09:00:00Z"));
    }

    /** With an account of its own and the real clock, for tests that share a broker. */
    public static Fixtures unique() {
        long seed = new java.security.SecureRandom().nextLong();
        return new Fixtures(new SampleAccount("acme-" + Long.toHexString(seed)), seed, InstantSource.system());
    }

    public SampleAccount acme() {
        return acme;
    }

    public AccountId account() {
        return acme.id();
    }

    /** 16 characters of A-Z a-z 0-9 _ -, different each time. */
    public String randomId() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A visitor with their conversation on the web channel, as channel-ingest derives it. */
    public Thread aThread() {
        var visitor = new VisitorId("v-" + randomId());
        return new Thread(visitor, acme.keys().conversationKey().conversation(SampleAccount.WEB, visitor.value()));
    }

    /** One visitor and their one conversation. */
    public record Thread(VisitorId visitorId, ConversationId conversationId) {
        /** The visitor as the issuer of commands, without a name. */
        public Actor.Visitor actor() {
            return new Actor.Visitor(visitorId, null);
        }
    }

    public DialogId dialogId() {
        return new DialogId("d-" + randomId());
    }

    public MessageId messageId() {
        return new MessageId("m-" + randomId());
    }

    /** With a new command id. */
    public CommandMeta meta(ConversationId conversation, Actor issuer) {
        return new CommandMeta(new CommandId("c-" + randomId()), acme.id(), conversation, issuer, clock.instant());
    }

    /** Written in the web chat, in English, for any department. */
    public DialogCommand.PostVisitorMessage aMessageFromVisitor(Thread thread, String text) {
        return aMessageFromVisitor(thread, text, "client-" + randomId());
    }

    /** As {@link #aMessageFromVisitor(Thread, String)}, to repeat one with the same {@code clientMessageId}. */
    public DialogCommand.PostVisitorMessage aMessageFromVisitor(Thread thread, String text, String clientMessageId) {
        return new DialogCommand.PostVisitorMessage(
                meta(thread.conversationId(), thread.actor()),
                SampleAccount.WEB,
                chat.parley.contracts.dialog.ChannelKind.WEB,
                null,
                clientMessageId,
                text,
                SampleAccount.SHOP,
                "en",
                null,
                SampleAccount.SHOP_ORIGIN + "/prices",
                List.of(),
                null,
                false,
                null);
    }

    public DialogCommand.PostOperatorMessage anAnswer(
            Thread thread, DialogId dialog, Setting.Operator operator, String text) {
        return new DialogCommand.PostOperatorMessage(by(thread, operator), dialog, "client-" + randomId(), text);
    }

    public DialogCommand.PostNote aNote(Thread thread, DialogId dialog, Setting.Operator operator, String text) {
        return new DialogCommand.PostNote(by(thread, operator), dialog, "client-" + randomId(), text);
    }

    public DialogCommand.TakeDialog aTake(Thread thread, DialogId dialog, Setting.Operator operator) {
        return new DialogCommand.TakeDialog(by(thread, operator), dialog);
    }

    public DialogCommand.CloseDialog aClose(Thread thread, DialogId dialog, Setting.Operator operator) {
        return new DialogCommand.CloseDialog(by(thread, operator), dialog, CloseReason.BY_OPERATOR);
    }

    public DialogCommand.CloseDialog aCloseByVisitor(Thread thread, DialogId dialog) {
        return new DialogCommand.CloseDialog(
                meta(thread.conversationId(), thread.actor()), dialog, CloseReason.BY_VISITOR);
    }

    private CommandMeta by(Thread thread, Setting.Operator operator) {
        return meta(thread.conversationId(), SampleAccount.actor(operator));
    }

    /** The events of a new dialog of this thread, see {@link DialogStory}. */
    public DialogStory story(Thread thread) {
        return new DialogStory(this, clock, thread, dialogId());
    }
}
