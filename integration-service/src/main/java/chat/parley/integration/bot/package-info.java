/** Bots that have dialogs before operators do, called and calling by the Jivo Bot API. */
@NullMarked
package chat.parley.integration.bot;

import org.jspecify.annotations.NullMarked;
