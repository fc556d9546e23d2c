/** How fast a visitor was promised to be answered, and when that promise is in danger or broken. */
@NullMarked
package chat.parley.dialog.sla;

import org.jspecify.annotations.NullMarked;
