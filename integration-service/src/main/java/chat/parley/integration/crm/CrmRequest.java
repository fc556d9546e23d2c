package chat.parley.integration.crm;

import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends.
 *
 * @param login e-mail address of the user who writes
 * @param credentials {@code token} or {@code password}; null means {@code token}
 * @param secret the token or password; null keeps the one that is set, for the same subdomain and login
 * @param mapping null for the usual one
 * @param enabled null counts as true
 * @param version the one that was read; null with a new connection
 */
public record CrmRequest(
        @Nullable String subdomain,
        @Nullable String login,
        @Nullable String credentials,
        @Nullable String secret,
        @Nullable CrmMapping mapping,
        @Nullable Boolean enabled,
        @Nullable Long version) {}
