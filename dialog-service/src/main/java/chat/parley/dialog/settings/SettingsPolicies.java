package chat.parley.dialog.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.dialog.conversation.AccountPolicies;
import chat.parley.dialog.conversation.AccountPolicy;
import chat.parley.platform.settings.SettingsView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Accounts' policies out of their settings. An edge may know of an account a moment before this process does, so an
 * unknown one is waited for a little, once; after that it is unknown for a while without waiting. Not for several
 * threads at once.
 */
public final class SettingsPolicies implements AccountPolicies {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_UNKNOWN = 10_000;

    private final SettingsView settings;
    private final LongSupplier nanos;
    private final Map<AccountId, Long> unknownSince = new HashMap<>();
    private final Object changes = new Object();

    /** @param nanos a monotonic clock */
    public SettingsPolicies(SettingsView settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        settings.onChange(this::changed);
    }

    private void changed(Setting setting) {
        if (setting instanceof Setting.Account) {
            synchronized (changes) {
                changes.notifyAll();
            }
        }
    }

    @Override
    public @Nullable AccountPolicy of(AccountId accountId) {
        Optional<Setting.Account> account = settings.account(accountId);
        if (account.isEmpty() && !unknownForLong(accountId)) {
            account = waitedFor(accountId);
            if (account.isEmpty()) {
                if (unknownSince.size() >= MOST_UNKNOWN) {
                    unknownSince.clear();
                }
                unknownSince.put(accountId, nanos.getAsLong());
            }
        }
        return account.<AccountPolicy>map(found -> new Policy(found, settings)).orElse(null);
    }

    private boolean unknownForLong(AccountId accountId) {
        Long since = unknownSince.get(accountId);
        return since != null && nanos.getAsLong() - since < UNKNOWN_NANOS;
    }

    private Optional<Setting.Account> waitedFor(AccountId accountId) {
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
        return settings.account(accountId);
    }

    private record Policy(Setting.Account account, SettingsView settings) implements AccountPolicy {
        @Override
        public Duration firstReplyAfter() {
            return Duration.ofSeconds(account.firstReplySeconds());
        }

        @Override
        public String busyText() {
            return account.busyText();
        }

        @Override
        public Duration idleCloseAfter() {
            return Duration.ofSeconds(account.idleCloseSeconds());
        }

        @Override
        public boolean hasOperator(OperatorId operatorId) {
            return settings.operator(account.accountId(), operatorId).isPresent();
        }

        @Override
        public boolean hasDepartment(DepartmentId departmentId) {
            return settings.department(account.accountId(), departmentId).isPresent();
        }
    }
}
