/** Everything that happened to a dialog; the bodies of dialog.events.v1. */
@NullMarked
package chat.parley.contracts.event;

import org.jspecify.annotations.NullMarked;
