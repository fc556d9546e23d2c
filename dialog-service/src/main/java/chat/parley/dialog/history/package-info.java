/** What happened in a conversation, for operators, for visitors and as a transcript. */
@NullMarked
package chat.parley.dialog.history;

import org.jspecify.annotations.NullMarked;
