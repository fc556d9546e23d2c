/** When an account works, as it is set. */
@NullMarked
package chat.parley.contracts.calendar;

import org.jspecify.annotations.NullMarked;
