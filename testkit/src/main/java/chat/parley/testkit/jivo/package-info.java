/** A stand-in for a bot platform whose operators are somewhere else. */
@NullMarked
package chat.parley.testkit.jivo;

import org.jspecify.annotations.NullMarked;
