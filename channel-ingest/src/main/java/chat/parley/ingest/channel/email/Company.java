package chat.parley.ingest.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * In whose name mails are sent.
 *
 * @param name of the company [W-01]
 * @param siteUrl its site [W-04]; null for none
 */
public record Company(String name, @Nullable String siteUrl) {}
