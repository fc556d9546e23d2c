/** Which operators can be reached, by leases that end by themselves. */
@NullMarked
package chat.parley.notification.presence;

import org.jspecify.annotations.NullMarked;
