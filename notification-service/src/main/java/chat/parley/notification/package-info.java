/** The operators' live side: one socket per device for events, commands and presence. */
@NullMarked
package chat.parley.notification;

import org.jspecify.annotations.NullMarked;
