/** An account's own program as the other side of the API channel. */
@NullMarked
package chat.parley.testkit.app;

import org.jspecify.annotations.NullMarked;
