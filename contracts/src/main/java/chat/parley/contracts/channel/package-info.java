/** What is told of channels' connections. */
@NullMarked
package chat.parley.contracts.channel;

import org.jspecify.annotations.NullMarked;
