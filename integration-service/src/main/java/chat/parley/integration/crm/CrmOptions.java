package chat.parley.integration.crm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was entered to connect a CRM, checked and completed.
 *
 * @param plain what may be shown
 * @param secrets what may not
 * @param fresh whether credentials were entered now
 */
record CrmOptions(Map<String, String> plain, Map<String, String> secrets, boolean fresh) {
    /** Secrets that only what comes from there is known by: with others the tokens are as good as before. */
    private static final Set<String> SIGNING = Set.of(CrmHook.SECRET, ChatHook.SECRET);

    /** What came of reading. */
    sealed interface Read {
        record Good(CrmOptions options) implements Read {}

        /** @param words what is wrong with it */
        record Wrong(String option, String words) implements Read {}
    }

    /**
     * Reads what was entered; what the CRM has no such option for is left out.
     *
     * @param kept secrets that stay where none are entered
     */
    static Read read(CrmVendor vendor, Map<String, @Nullable String> entered, Map<String, String> kept) {
        var plain = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        boolean fresh = false;
        for (CrmOption option : vendor.options()) {
            if (!option.applies(plain)) {
                continue;
            }
            String name = option.name();
            String value = Objects.requireNonNullElse(entered.get(name), "").strip();
            fresh |= option.secret() && !SIGNING.contains(name) && !value.isEmpty();
            if (value.isEmpty()) {
                value = option.secret() ? kept.getOrDefault(name, "") : "";
            }
            if (value.isEmpty()) {
                if (option.usual() == null) {
                    return new Read.Wrong(name, option.secret() ? "must be given" : option.words());
                }
                value = option.usual();
            } else if (!option.form().matcher(value).matches()) {
                return new Read.Wrong(name, option.words());
            }
            if (!value.isEmpty()) {
                (option.secret() ? secrets : plain).put(name, value);
            }
        }
        return new Read.Good(new CrmOptions(plain, secrets, fresh));
    }

    /** Both together. */
    Map<String, String> all() {
        var all = new LinkedHashMap<>(plain);
        all.putAll(secrets);
        return all;
    }

    /** Nothing: there are secrets in it. */
    @Override
    public String toString() {
        return "CrmOptions[]";
    }
}
