/** Everything that may change a dialog; the bodies of dialog.commands.v1. */
@NullMarked
package chat.parley.contracts.command;

import org.jspecify.annotations.NullMarked;
