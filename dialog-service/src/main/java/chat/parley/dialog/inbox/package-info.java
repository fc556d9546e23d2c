/** The lists of dialogs as operators may see them. */
@NullMarked
package chat.parley.dialog.inbox;

import org.jspecify.annotations.NullMarked;
