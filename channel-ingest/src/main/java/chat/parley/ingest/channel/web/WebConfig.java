package chat.parley.ingest.channel.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The web chat's own settings. */
@ConfigMapping(prefix = "parley.web")
public interface WebConfig {
    /** The public origin everything is reached through, for example {@code https://chat.example.com}. */
    String door();

    /** How long a visitor's token is good. */
    @WithDefault("30d")
    Duration tokenLife();

    /** How long a socket may stay open without a hello. */
    @WithDefault("5s")
    Duration helloPatience();

    /** How long a socket may be silent; the widget pings at least every 20 s. */
    @WithDefault("30s")
    Duration silencePatience();

    /** How often open sockets are told the greatest number of their conversation. */
    @WithDefault("10s")
    Duration heartbeat();

    /** How often sockets are looked after; deadlines are kept as exactly as this. */
    @WithDefault("500ms")
    Duration tick();

    /** How long a request without a socket waits for something new. */
    @WithDefault("20s")
    Duration waitPatience();

    /** How long a request without a socket waits for its command's outcome. */
    @WithDefault("5s")
    Duration outcomePatience();

    /** Whether operators see what a visitor is typing before it is sent. */
    @WithDefault("true")
    boolean typingPreview();

    /** How many frames may wait to go out on one socket. */
    @WithDefault("512")
    int outgoingFrames();

    /** How many bytes may wait to go out on one socket. */
    @WithDefault("524288")
    int outgoingBytes();

    /** How many pages that show a button and have no chat yet may look on at once. */
    @WithDefault("20000")
    int onlookers();

    /** How many tabs of one visitor may be open at once, sockets and waiting requests together. */
    @WithDefault("32")
    int tabs();

    /** How many conversations' greatest numbers are remembered, and how many commands' times. */
    @WithDefault("50000")
    int remembered();
}
