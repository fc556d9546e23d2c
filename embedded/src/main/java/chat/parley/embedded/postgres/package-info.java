/** A real PostgreSQL as a child process of this one. */
@NullMarked
package chat.parley.embedded.postgres;

import org.jspecify.annotations.NullMarked;
