/** An account's own program as a channel: it calls our REST interface and is called by signed webhooks. */
@NullMarked
package chat.parley.ingest.channel.api;

import org.jspecify.annotations.NullMarked;
