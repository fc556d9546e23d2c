package chat.parley.integration.crm;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tokens that a CRM gave to a connection; others are asked for by one at a time. */
public interface CrmTokens {
    /**
     * One that is good: the one that is kept, else what {@code renewal} makes of it. A new one is kept before it is
     * answered, because the one before it may be good no more.
     */
    Renewed get(Predicate<Token> good, Renewal renewal);

    /**
     * Gets another token.
     */
    @FunctionalInterface
    interface Renewal {
        /** @param kept the one before; null when there is none yet */
        Renewed renew(@Nullable Token kept);
    }

    /** What came of it. */
    sealed interface Renewed {
        record Fresh(Token token) implements Renewed {}

        record Failed(CrmAnswer answer) implements Renewed {}
    }

    /**
     * A token.
     *
     * @param refresh what another is had with; null when none was given
     * @param until when it ends
     * @param api where it is good, without a slash at the end; empty for where it was given
     */
    record Token(String access, @Nullable String refresh, Instant until, String api) {
        /** Nothing: it is a secret. */
        @Override
        public String toString() {
            return "Token[]";
        }
    }
}
