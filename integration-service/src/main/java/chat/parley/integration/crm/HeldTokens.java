package chat.parley.integration.crm;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tokens of a connection that is being tried and not kept yet. */
public final class HeldTokens implements CrmTokens {
    private @Nullable Token held;

    /** @return null when none was needed */
    public synchronized @Nullable Token held() {
        return held;
    }

    @Override
    public synchronized Renewed get(Predicate<Token> good, Renewal renewal) {
        Token kept = held;
        if (kept != null && good.test(kept)) {
            return new Renewed.Fresh(kept);
        }
        Renewed renewed = renewal.renew(kept);
        if (renewed instanceof Renewed.Fresh(var token)) {
            held = token;
        }
        return renewed;
    }
}
