/** Brings the service's own database up to date and runs work in its transactions. */
@NullMarked
package chat.parley.notification.installation;

import org.jspecify.annotations.NullMarked;
