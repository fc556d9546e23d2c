/** What operators have begun to write and not sent, kept for them wherever they log in. */
@NullMarked
package chat.parley.dialog.draft;

import org.jspecify.annotations.NullMarked;
