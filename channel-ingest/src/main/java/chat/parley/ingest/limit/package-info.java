/** How much one visitor, channel, account or address may send before it is asked to wait. */
@NullMarked
package chat.parley.ingest.limit;

import org.jspecify.annotations.NullMarked;
