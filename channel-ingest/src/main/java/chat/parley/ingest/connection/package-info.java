/** Connected channels: what is configured, how their connections are, and who keeps them up. */
@NullMarked
package chat.parley.ingest.connection;

import org.jspecify.annotations.NullMarked;
