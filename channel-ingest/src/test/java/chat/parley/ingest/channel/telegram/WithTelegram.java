package chat.parley.ingest.channel.telegram;

import chat.parley.embedded.port.FreePort;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service finds the simulator at a port that is chosen before either begins. */
public final class WithTelegram implements QuarkusTestProfile {
    private static final String PORT = "parley.test.telegram";

    static int port() {
        return Integer.getInteger(PORT);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, Integer.toString(FreePort.find()));
        }
        return Map.of(
                "parley.telegram.api", "http://127.0.0.1:" + port(),
                "parley.telegram.poll-wait", "1s",
                "parley.email.poll-wait", "1s",
                "parley.egress.allow-private-addresses", "true",
                "parley.media.largest", "200000",
                "parley.channels.pace", "50ms");
    }
}
