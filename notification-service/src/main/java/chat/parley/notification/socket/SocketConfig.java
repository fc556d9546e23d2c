package chat.parley.notification.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The operators' sockets. */
@ConfigMapping(prefix = "parley.sockets")
public interface SocketConfig {
    /** The public address of the suite; only pages of its origin may open a socket. */
    URI door();

    /** How long a socket may stay without a hello. */
    @WithDefault("5s")
    Duration helloPatience();

    /** How long a socket may stay without any frame. */
    @WithDefault("10s")
    Duration silence();

    /** How long a socket outlives its token, for a fresh hello to come. */
    @WithDefault("30s")
    Duration tokenGrace();

    /** How long presence lasts unless renewed; it is renewed three times as often. */
    @WithDefault("15s")
    Duration lease();

    /** How often all recent sequences are told. */
    @WithDefault("10s")
    Duration heartbeat();

    /** For how long after its last event a conversation's sequence is told. */
    @WithDefault("30s")
    Duration heartbeatMemory();

    /** Changes of presence are gathered for this long. */
    @WithDefault("500ms")
    Duration presencePace();

    /** At most one typing signal per dialog goes out in this time. */
    @WithDefault("1s")
    Duration typingPace();

    /** Frames an operator may send at once, over all their devices. */
    @WithDefault("60")
    int frameBurst();

    /** Frames an operator may send per second in the long run. */
    @WithDefault("20")
    int framesPerSecond();

    /** Frames that may wait for a slow client. */
    @WithDefault("8192")
    int backlogFrames();

    /** Characters that may wait for a slow client. */
    @WithDefault("4194304")
    long backlogCharacters();

    /** Visitors of one account's sites who are kept and shown. */
    @WithDefault("2000")
    int visitorsOfAccount();

    /** Visitors of all sites who are kept. */
    @WithDefault("50000")
    int visitors();

    /** Conversations whose place and owner are remembered. */
    @WithDefault("100000")
    int recentDialogs();
}
