/** Which systems of partners want to be told of which events. */
@NullMarked
package chat.parley.integration.webhook;

import org.jspecify.annotations.NullMarked;
