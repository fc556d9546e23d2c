/** The database's own upkeep: months to come, and what is old enough to go. */
@NullMarked
package chat.parley.dialog.schema;

import org.jspecify.annotations.NullMarked;
