/** The rules of a conversation: a pure function from a command to events or a refusal, and its state. */
@NullMarked
package chat.parley.dialog.conversation;

import org.jspecify.annotations.NullMarked;
