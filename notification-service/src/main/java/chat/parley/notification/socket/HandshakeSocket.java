package chat.parley.notification.socket;

import chat.parley.platform.identity.AccessGuard;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes from where a socket is opened: only its first request says so. */
@ApplicationScoped
public class HandshakeSocket implements HttpUpgradeCheck {
    static final UserData.TypedKey<String> ADDRESS = UserData.TypedKey.forString("address");

    private final AccessGuard guard;

    HandshakeSocket(AccessGuard guard) {
        this.guard = guard;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        context.userData().put(ADDRESS, guard.address(context.httpRequest()));
        return CheckResult.permitUpgrade();
    }
}
