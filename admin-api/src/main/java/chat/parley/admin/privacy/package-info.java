/** Visitors' rights: a copy of all that is kept of them, and its erasure with a report of what came of it. */
@NullMarked
package chat.parley.admin.privacy;

import org.jspecify.annotations.NullMarked;
