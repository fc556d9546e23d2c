/** The way in, the same for every channel: commands and signals to their topics. */
@NullMarked
package chat.parley.ingest.inbound;

import org.jspecify.annotations.NullMarked;
