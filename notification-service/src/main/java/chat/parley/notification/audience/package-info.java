/** Who may see what happens in which dialog. */
@NullMarked
package chat.parley.notification.audience;

import org.jspecify.annotations.NullMarked;
