/** How the parts of foreign channels and of files are put together. */
@NullMarked
package chat.parley.ingest.wiring;

import org.jspecify.annotations.NullMarked;
