/** What integrations want of dialogs, on its way to the writer. */
@NullMarked
package chat.parley.integration.command;

import org.jspecify.annotations.NullMarked;
