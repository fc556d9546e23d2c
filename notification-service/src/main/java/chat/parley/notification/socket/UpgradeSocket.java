package chat.parley.notification.socket;

import io.netty.channel.Channel;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;

/**
 * Keeps hold of the link under each socket. A socket's close waits behind what is still to be written, which is never
 * written to a client that has stopped reading; only the link itself can be cut then.
 */
@Singleton
class UpgradeSocket implements HttpUpgradeCheck {
    private static final UserData.TypedKey<Channel> LINK = new UserData.TypedKey<>("link");

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        if (upgrade.httpRequest().connection() instanceof ConnectionBase link) {
            upgrade.userData().put(LINK, link.channel());
        }
        return CheckResult.permitUpgrade();
    }

    /** Drops the link and everything that waits to be written to it. */
    static void cut(WebSocketConnection connection) {
        Channel link = connection.userData().get(LINK);
        if (link != null) {
            link.close();
        }
    }
}
