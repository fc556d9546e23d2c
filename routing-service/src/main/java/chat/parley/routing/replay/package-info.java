/** What routing saw, kept for a while, and what it would have decided by another policy [N-08]. */
@NullMarked
package chat.parley.routing.replay;

import org.jspecify.annotations.NullMarked;
