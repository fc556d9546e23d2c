/** A service's own database: its schema, its transactions, and how far the event log is read into it. */
@NullMarked
package chat.parley.persistence;

import org.jspecify.annotations.NullMarked;
