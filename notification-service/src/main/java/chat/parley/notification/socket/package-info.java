/** The operators' sockets: their frames, their limits and their end. */
@NullMarked
package chat.parley.notification.socket;

import org.jspecify.annotations.NullMarked;
