package chat.parley.ingest;

import chat.parley.embedded.port.FreePort;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * Deadlines short enough to be waited for, limits low enough to be reached, and the simulators of Telegram and VK at
 * ports that are chosen before either begins. One profile for all, because each costs a start of the service.
 */
public final class TestSettings implements QuarkusTestProfile {
    private static final String TELEGRAM = "parley.test.telegram";
    private static final String VK = "parley.test.vk";

    /** Where the simulator has to listen. */
    public static int telegramPort() {
        return Integer.getInteger(TELEGRAM);
    }

    /** The same for VK's. */
    public static int vkPort() {
        return Integer.getInteger(VK);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        for (String simulator : List.of(TELEGRAM, VK)) {
            if (System.getProperty(simulator) == null) {
                System.setProperty(simulator, Integer.toString(FreePort.find()));
            }
        }
        return Map.ofEntries(
                Map.entry("parley.web.tick", "100ms"),
                Map.entry("parley.web.hello-patience", "1s"),
                Map.entry("parley.web.silence-patience", "3s"),
                Map.entry("parley.web.heartbeat", "500ms"),
                Map.entry("parley.web.wait-patience", "1s"),
                Map.entry("parley.web.outcome-patience", "1s"),
                Map.entry("parley.web.outgoing-bytes", "131072"),
                Map.entry("parley.web.tabs", "6"),
                Map.entry("parley.limit.sockets-per-address", "20"),
                Map.entry("parley.limit.session.burst", "100"),
                Map.entry("parley.limit.session.per-second", "1"),
                Map.entry("parley.telegram.api", "http://127.0.0.1:" + telegramPort()),
                Map.entry("parley.telegram.poll-wait", "1s"),
                Map.entry("parley.vk.api", "http://127.0.0.1:" + vkPort() + "/method"),
                Map.entry("parley.email.poll-wait", "1s"),
                Map.entry("parley.egress.allow-private-addresses", "true"),
                Map.entry("parley.media.largest", "200000"),
                Map.entry("parley.channels.pace", "50ms"));
    }
}
