/** Finds messages by their words, and visitors and dialogs by what they are called [T-14]. */
@NullMarked
package chat.parley.dialog.search;

import org.jspecify.annotations.NullMarked;
