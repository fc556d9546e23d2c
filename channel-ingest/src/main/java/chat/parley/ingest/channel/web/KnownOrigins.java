package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.settings.SettingsView;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which origins at least one web channel allows: all a preflight can be judged by, because a browser sends it before
 * the request that says which channel is meant. Counted anew only after a channel has changed.
 */
public final class KnownOrigins {
    private record Known(boolean any, Set<String> origins) {}

    private final SettingsView settings;
    private final String door;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private volatile Known known = new Known(false, Set.of());

    /** @param door the public origin, which is always known */
    public KnownOrigins(SettingsView settings, String door) {
        this.settings = settings;
        this.door = door;
        settings.onChange(setting -> {
            if (setting instanceof Setting.Channel || setting instanceof Setting.Account) {
                stale.set(true);
            }
        });
    }

    public boolean contains(String origin) {
        if (stale.compareAndSet(true, false)) {
            known = count();
        }
        Known now = known;
        return origin.equals(door) || now.any() || now.origins().contains(origin);
    }

    private Known count() {
        boolean any = false;
        var origins = new HashSet<String>();
        for (Setting.Account account : settings.accounts()) {
            for (Setting.Channel channel : settings.all(account.accountId(), Setting.Channel.class)) {
                if (channel.enabled() && channel.kind().equals(ChannelKind.WEB)) {
                    any = any || channel.allowedOrigins().isEmpty();
                    origins.addAll(channel.allowedOrigins());
                }
            }
        }
        return new Known(any, origins);
    }
}
