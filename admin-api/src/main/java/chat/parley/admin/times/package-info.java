/** What time does to dialogs. */
@NullMarked
package chat.parley.admin.times;

import org.jspecify.annotations.NullMarked;
