/** Commands over HTTP, and how they ended. */
@NullMarked
package chat.parley.dialog.ask;

import org.jspecify.annotations.NullMarked;
