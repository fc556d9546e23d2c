/** Rules that act by themselves. */
@NullMarked
package chat.parley.admin.automation;

import org.jspecify.annotations.NullMarked;
