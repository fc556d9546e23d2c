/** What other services are told of operators: presence and typing. */
@NullMarked
package chat.parley.notification.announce;

import org.jspecify.annotations.NullMarked;
