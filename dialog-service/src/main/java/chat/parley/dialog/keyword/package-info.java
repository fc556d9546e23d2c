/** Looks for words and patterns in what people write, and chooses by them where a dialog goes. */
@NullMarked
package chat.parley.dialog.keyword;

import org.jspecify.annotations.NullMarked;
