/** What stands behind {@code ./parley up}, {@code status}, {@code logs} and {@code down}. */
@NullMarked
package chat.parley.launcher.command;

import org.jspecify.annotations.NullMarked;
