/** What every foreign channel is made of: what it can do, what it tells us, and what we tell it. */
@NullMarked
package chat.parley.ingest.kit;

import org.jspecify.annotations.NullMarked;
