package chat.parley.ingest.channel.web;

import chat.parley.ingest.limit.AddressCount;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Decides whether a socket may be opened at all, before anybody has said who they are. */
@ApplicationScoped
public class HandshakeSocket implements HttpUpgradeCheck {
    private static final Map<String, List<String>> SOON = Map.of("Retry-After", List.of("1"));

    private final Readiness readiness;
    private final AddressCount addresses;

    HandshakeSocket(Readiness readiness, AddressCount addresses) {
        this.readiness = readiness;
        this.addresses = addresses;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!readiness.isReady()) {
            return CheckResult.rejectUpgrade(503, SOON);
        }
        String address = context.httpRequest().remoteAddress().hostAddress();
        if (!addresses.admit(address)) {
            return CheckResult.rejectUpgrade(429, SOON);
        }
        context.userData().put(VisitorSocket.ADDRESS, address);
        return CheckResult.permitUpgrade();
    }
}
