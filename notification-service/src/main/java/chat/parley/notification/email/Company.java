package chat.parley.notification.email;

import org.jspecify.annotations.Nullable;

/**
 * In whose name a mail is sent.
 *
 * @param name of the company [W-01]
 * @param siteUrl its site, in the signature [W-04]; null for none
 * @param replyTo where answers go [W-08]; null where nobody reads them
 */
public record Company(
        String name, @Nullable String siteUrl, @Nullable String replyTo) {}
