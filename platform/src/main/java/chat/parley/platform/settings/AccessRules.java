package chat.parley.platform.settings;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.AddressList;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** From where operators of an account may use the console, now [W-68]. Safe for many threads. */
public final class AccessRules {
    private record Read(String text, AddressList list) {}

    private final Function<AccountId, Optional<Access>> settings;
    private final InstantSource clock;
    private final ConcurrentMap<AccountId, Read> lists = new ConcurrentHashMap<>();

    /** @param settings what an account has set; empty for nothing */
    public AccessRules(Function<AccountId, Optional<Access>> settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the account lets this numeric address in; without a list everybody is let in. */
    public boolean allows(AccountId account, String address) {
        String text = settings.apply(account)
                .map(access -> access.addressesAt(clock.instant()))
                .orElse("");
        if (text.isBlank()) {
            return true;
        }
        Read read = lists.get(account);
        if (read == null || !read.text().equals(text)) {
            read = new Read(text, AddressList.parse(text));
            lists.put(account, read);
        }
        return read.list().isEmpty() || read.list().has(address);
    }
}
