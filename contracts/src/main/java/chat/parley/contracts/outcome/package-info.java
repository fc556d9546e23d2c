/** How each command ended; the bodies of dialog.outcomes.v1. */
@NullMarked
package chat.parley.contracts.outcome;

import org.jspecify.annotations.NullMarked;
