/** What becomes of a decision: a command that carries it out, and a record that says why. */
@NullMarked
package chat.parley.routing.decision;

import org.jspecify.annotations.NullMarked;
