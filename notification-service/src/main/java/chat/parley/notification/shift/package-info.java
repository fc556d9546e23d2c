/** Operators' working time, and what they count as outside it. */
@NullMarked
package chat.parley.notification.shift;

import org.jspecify.annotations.NullMarked;
