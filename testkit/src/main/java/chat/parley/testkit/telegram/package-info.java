/** A stand-in for Telegram that refuses what Telegram refuses. */
@NullMarked
package chat.parley.testkit.telegram;

import org.jspecify.annotations.NullMarked;
