/** routing-service as a process that is killed and stopped while dialogs go on. */
@NullMarked
package chat.parley.system.routing;

import org.jspecify.annotations.NullMarked;
