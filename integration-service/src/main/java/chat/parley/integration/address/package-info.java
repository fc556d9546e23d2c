/** Which addresses this service may connect to. */
@NullMarked
package chat.parley.integration.address;

import org.jspecify.annotations.NullMarked;
