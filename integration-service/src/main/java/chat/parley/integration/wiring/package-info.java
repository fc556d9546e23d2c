/** How the parts of this service are put together. */
@NullMarked
package chat.parley.integration.wiring;

import org.jspecify.annotations.NullMarked;
