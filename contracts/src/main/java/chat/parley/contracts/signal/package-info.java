/** Facts that are true for a moment and never stored; the bodies of dialog.signals.v1. */
@NullMarked
package chat.parley.contracts.signal;

import org.jspecify.annotations.NullMarked;
