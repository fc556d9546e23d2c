package chat.parley.ingest.kit;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider as {@link ChannelContract} plays with it: a simulator and the channel that speaks to it. */
public interface Provider extends AutoCloseable {
    Channel channel();

    ChannelConnection connection();

    /** A connection of this kind with these settings and secrets. */
    default ChannelConnection connection(Map<String, String> config, Map<String, String> secrets) {
        return new ChannelConnection(
                new AccountId("acme"), new ChannelId("c-1"), channel().kind(), 1, "en", null, config, secrets);
    }

    /** What the provider calls a person. */
    default String addressOf(long person) {
        return Long.toString(person);
    }

    /** The provider's call when a person writes. */
    Hook says(long person, String text);

    /** The call when a person sends a picture of {@code bytes} bytes with the text. */
    Hook sendsPicture(long person, String text, byte[] bytes);

    /** The call when the person changes the message they wrote last; empty where nobody can. */
    Optional<Hook> edits(long person, String text);

    /** The call when a person no longer wants to be written to. */
    Hook blocks(long person);

    /** Whether a refusal says that it is for that reason. */
    default boolean saysWhoBlocks() {
        return true;
    }

    /** The call when they want to be written to again; empty where nobody says so. */
    default Optional<Hook> allowsAgain(long person) {
        return Optional.empty();
    }

    /** The same body as a stranger would post it. */
    Hook forged(byte[] body);

    /** The body as the provider posts it, whatever is in it. */
    Hook signed(byte[] body);

    /** From now on the provider fails, or works again. */
    void outage(boolean on);

    /** From now on the provider does what it is told and its answers are lost, or not. */
    void loseAnswers(boolean on);

    /** From now on something else answers in the provider's place, or not; false where answers are not read. */
    default boolean answersRubbish(boolean on) {
        return false;
    }

    /** The next message is refused, with the wish to wait. */
    void throttle(int seconds);

    /** The account's access is taken away. */
    void revoke();

    /** The texts that got to a person, in order. */
    List<String> texts(long person);

    /** The words of the buttons under the last message to a person; none where the channel has no buttons. */
    default List<String> buttons(long person) {
        return List.of();
    }

    /** How many files got to anybody. */
    int files();

    @Override
    void close();
}
