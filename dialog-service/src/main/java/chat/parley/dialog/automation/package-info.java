/** Rules that act by themselves: which of them act on what happens, and when they are stopped. */
@NullMarked
package chat.parley.dialog.automation;

import org.jspecify.annotations.NullMarked;
