package chat.parley.notification.visit;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.Visits;
import chat.parley.platform.settings.SettingsView;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** What the accounts want of who is on their sites; the priority pages made once per change. Safe for many threads. */
public final class VisitSettings {
    private final SettingsView settings;
    private final ConcurrentMap<AccountId, PriorityPages> pages = new ConcurrentHashMap<>();

    public VisitSettings(SettingsView settings) {
        this.settings = settings;
        settings.onChange(setting -> {
            if (setting instanceof Visits) {
                pages.remove(setting.accountId());
            }
        });
    }

    public Visits of(AccountId account) {
        return settings.all(account, Visits.class).stream().findFirst().orElse(Visits.unsaved(account));
    }

    public PriorityPages priority(AccountId account) {
        return pages.computeIfAbsent(account, id -> new PriorityPages(of(id).priorityPages()));
    }

    /** The origins of the account's own sites. */
    public Set<String> sites(AccountId account) {
        return settings.all(account, Setting.Channel.class).stream()
                .filter(channel -> channel.enabled() && channel.kind().equals(ChannelKind.WEB))
                .flatMap(channel -> channel.allowedOrigins().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
