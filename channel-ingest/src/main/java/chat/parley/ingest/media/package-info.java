/** Files of messages: taken in, judged by their content, kept, and given out by links that expire. */
@NullMarked
package chat.parley.ingest.media;

import org.jspecify.annotations.NullMarked;
