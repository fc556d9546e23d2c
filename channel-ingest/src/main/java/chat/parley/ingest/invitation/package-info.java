/** Invitations on their way to visitors' pages, and whose they were. */
@NullMarked
package chat.parley.ingest.invitation;

import org.jspecify.annotations.NullMarked;
