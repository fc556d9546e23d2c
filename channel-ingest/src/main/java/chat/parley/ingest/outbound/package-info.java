/** The way out, the same for every channel: what happened, read live from the topics. */
@NullMarked
package chat.parley.ingest.outbound;

import org.jspecify.annotations.NullMarked;
