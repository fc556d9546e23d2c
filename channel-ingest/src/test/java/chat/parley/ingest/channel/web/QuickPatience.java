package chat.parley.ingest.channel.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Deadlines short enough to be waited for, and limits low enough to be reached. */
public class QuickPatience implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
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
                Map.entry("parley.limit.session.per-second", "1"));
    }
}
