/** Forgets visitors: their addresses at providers, what was sent to them, and the bytes of their files. */
@NullMarked
package chat.parley.ingest.erasure;

import org.jspecify.annotations.NullMarked;
