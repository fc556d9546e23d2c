/** The way of changed settings from the database to their topic. */
@NullMarked
package chat.parley.admin.relay;

import org.jspecify.annotations.NullMarked;
