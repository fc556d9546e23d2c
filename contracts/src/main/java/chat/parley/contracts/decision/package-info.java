/** Why a dialog went to whom; the bodies of routing.decisions.v1. */
@NullMarked
package chat.parley.contracts.decision;

import org.jspecify.annotations.NullMarked;
