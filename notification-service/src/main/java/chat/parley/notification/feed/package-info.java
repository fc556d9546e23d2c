/** What happens in dialogs, told live to the operators who may know. */
@NullMarked
package chat.parley.notification.feed;

import org.jspecify.annotations.NullMarked;
