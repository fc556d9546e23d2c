/** Which operator can be reached, by lease and per device; the bodies of operator.presence.v1. */
@NullMarked
package chat.parley.contracts.presence;

import org.jspecify.annotations.NullMarked;
