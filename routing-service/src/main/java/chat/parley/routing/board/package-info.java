/** The board of one account: who waits, who works, what is reserved, and the decisions that follow from a change. */
@NullMarked
package chat.parley.routing.board;

import org.jspecify.annotations.NullMarked;
