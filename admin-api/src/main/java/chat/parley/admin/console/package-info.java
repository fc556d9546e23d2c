/** The console's files and its settings. */
@NullMarked
package chat.parley.admin.console;

import org.jspecify.annotations.NullMarked;
