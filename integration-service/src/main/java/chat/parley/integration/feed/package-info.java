/** Takes events from the log and makes them into deliveries. */
@NullMarked
package chat.parley.integration.feed;

import org.jspecify.annotations.NullMarked;
