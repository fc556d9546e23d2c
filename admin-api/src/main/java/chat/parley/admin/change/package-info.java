/** What every change of a setting goes through. */
@NullMarked
package chat.parley.admin.change;

import org.jspecify.annotations.NullMarked;
