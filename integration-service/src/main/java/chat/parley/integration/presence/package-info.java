/** Which accounts have an operator online, as bots are told. */
@NullMarked
package chat.parley.integration.presence;

import org.jspecify.annotations.NullMarked;
