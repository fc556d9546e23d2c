/** Telegram: an account's own bot, by webhook or by polling. */
@NullMarked
package chat.parley.ingest.channel.telegram;

import org.jspecify.annotations.NullMarked;
