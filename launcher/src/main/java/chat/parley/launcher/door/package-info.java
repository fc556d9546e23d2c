/** The one address of the suite: routes by path to the parts behind it. */
@NullMarked
package chat.parley.launcher.door;

import org.jspecify.annotations.NullMarked;
