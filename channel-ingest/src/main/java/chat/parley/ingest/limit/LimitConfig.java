package chat.parley.ingest.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What visitors may send. */
@ConfigMapping(prefix = "parley.limit")
public interface LimitConfig {
    /** Commands of one visitor. */
    VisitorRate visitor();

    /** Commands of all visitors of one channel. */
    ChannelRate channel();

    /** Commands of all visitors of one account. */
    AccountRate account();

    /** New sessions from one network address. */
    SessionRate session();

    /** Frames of whatever kind on one socket; who sends more is cut off. */
    FrameRate frame();

    /** Sockets one network address may hold open. */
    @WithDefault("200")
    int socketsPerAddress();

    /** How many visitors, channels, accounts and addresses are remembered, each. */
    @WithDefault("50000")
    int mostKeys();

    /** Commands of one visitor. */
    interface VisitorRate {
        @WithDefault("20")
        int burst();

        @WithDefault("5")
        int perSecond();
    }

    /** Commands of one channel. */
    interface ChannelRate {
        @WithDefault("2000")
        int burst();

        @WithDefault("500")
        int perSecond();
    }

    /** Commands of one account. */
    interface AccountRate {
        @WithDefault("4000")
        int burst();

        @WithDefault("1000")
        int perSecond();
    }

    /** New sessions of one address. */
    interface SessionRate {
        @WithDefault("60")
        int burst();

        @WithDefault("5")
        int perSecond();
    }

    /** Frames of one socket. */
    interface FrameRate {
        @WithDefault("100")
        int burst();

        @WithDefault("25")
        int perSecond();
    }
}
