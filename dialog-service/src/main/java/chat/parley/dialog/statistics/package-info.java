/** What became of an account's dialogs, in numbers. */
@NullMarked
package chat.parley.dialog.statistics;

import org.jspecify.annotations.NullMarked;
