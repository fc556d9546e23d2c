package chat.parley.dialog.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.dialog.conversation.AccountPolicies;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.platform.settings.SettingsView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Accounts' policies out of their settings, each put together once and again after a change. An edge may know of an
 * account a moment before this process does, so an unknown one is waited for a little, once; after that it is unknown
 * for a while without waiting. Not for several threads at once.
 */
public final class SettingsPolicies implements AccountPolicies {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_UNKNOWN = 10_000;

    private final SettingsView settings;
    private final LongSupplier nanos;
    private final Map<AccountId, AccountPolicy> policies = new ConcurrentHashMap<>();
    private final Map<AccountId, Long> unknownSince = new HashMap<>();
    private final Object changes = new Object();
    private final Map<AccountId, String> stamps = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(1);

    /** @param nanos a monotonic clock */
    public SettingsPolicies(SettingsView settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        settings.onChange(this::changed);
        settings.accounts().forEach(account -> stamp(account.accountId()));
    }

    private void stamp(AccountId accountId) {
        stamps.put(accountId, TimeStamp.of(accountId, settings));
    }

    /** Told after the view has changed, so a policy that is being put together meanwhile is dropped right after. */
    private void changed(Setting setting) {
        policies.remove(setting.accountId());
        if (TimeStamp.concerns(setting)) {
            stamp(setting.accountId());
            revision.incrementAndGet();
        }
        if (setting instanceof Setting.Account) {
            synchronized (changes) {
                changes.notifyAll();
            }
        }
    }

    @Override
    public @Nullable AccountPolicy of(AccountId accountId) {
        AccountPolicy known = policies.get(accountId);
        if (known != null) {
            return known;
        }
        if (settings.account(accountId).isEmpty() && !unknownForLong(accountId) && !appears(accountId)) {
            if (unknownSince.size() >= MOST_UNKNOWN) {
                unknownSince.clear();
            }
            unknownSince.put(accountId, nanos.getAsLong());
        }
        return policies.computeIfAbsent(accountId, this::putTogether);
    }

    @Override
    public long revision() {
        return revision.get();
    }

    @Override
    public Map<AccountId, String> stamps() {
        return stamps;
    }

    private @Nullable AccountPolicy putTogether(AccountId accountId) {
        Optional<Setting.Account> account = settings.account(accountId);
        return account.<AccountPolicy>map(found -> new SettingsPolicy(
                        found,
                        settings.all(accountId, TimeSetting.Distribution.class).stream()
                                .findFirst()
                                .orElseGet(() -> TimeSetting.Distribution.unsaved(accountId)),
                        settings.all(accountId, TimeSetting.Times.class).stream()
                                .findFirst()
                                .orElseGet(() -> TimeSetting.Times.unsaved(accountId)),
                        ReadyRules.of(found, settings),
                        settings))
                .orElse(null);
    }

    private boolean unknownForLong(AccountId accountId) {
        Long since = unknownSince.get(accountId);
        return since != null && nanos.getAsLong() - since < UNKNOWN_NANOS;
    }

    /** Waits; true when the account is known in the end. */
    private boolean appears(AccountId accountId) {
        long deadline = nanos.getAsLong() + PATIENCE.toNanos();
        synchronized (changes) {
            while (settings.account(accountId).isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - nanos.getAsLong());
                if (left <= 0) {
                    break;
                }
                try {
                    changes.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        return settings.account(accountId).isPresent();
    }
}
