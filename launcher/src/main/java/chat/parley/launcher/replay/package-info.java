/** Asks a running suite what routing would have done by another policy, and prints it beside what it did. */
@NullMarked
package chat.parley.launcher.replay;

import org.jspecify.annotations.NullMarked;
