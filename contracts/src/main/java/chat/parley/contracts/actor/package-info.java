/** Who does something: a visitor, an operator, a bot or the system itself. */
@NullMarked
package chat.parley.contracts.actor;

import org.jspecify.annotations.NullMarked;
