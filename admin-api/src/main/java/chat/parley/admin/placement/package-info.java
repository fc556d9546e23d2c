/** Widget buttons on sites. */
@NullMarked
package chat.parley.admin.placement;

import org.jspecify.annotations.NullMarked;
