/** Telling them: durable, signed, in order, again and again until it works or cannot. */
@NullMarked
package chat.parley.integration.delivery;

import org.jspecify.annotations.NullMarked;
