/** How dialogs are given out. */
@NullMarked
package chat.parley.admin.distribution;

import org.jspecify.annotations.NullMarked;
