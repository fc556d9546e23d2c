/** Decides which operator gets which dialog. */
@NullMarked
package chat.parley.routing;

import org.jspecify.annotations.NullMarked;
