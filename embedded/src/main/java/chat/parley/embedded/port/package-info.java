/** Free TCP ports on loopback. */
@NullMarked
package chat.parley.embedded.port;

import org.jspecify.annotations.NullMarked;
