/** Which leases live: counted from our own receipt of the last renewal, in memory, on a clock that never jumps. */
@NullMarked
package chat.parley.routing.presence;

import org.jspecify.annotations.NullMarked;
