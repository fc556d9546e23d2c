/** All events of a partition in bulk, for other services that rebuild what they keep. */
@NullMarked
package chat.parley.dialog.feed;

import org.jspecify.annotations.NullMarked;
