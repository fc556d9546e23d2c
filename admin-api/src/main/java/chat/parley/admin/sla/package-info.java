/** How fast visitors are promised to be answered. */
@NullMarked
package chat.parley.admin.sla;

import org.jspecify.annotations.NullMarked;
