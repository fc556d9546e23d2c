/** Waiting for how a command ends. */
@NullMarked
package chat.parley.platform.outcome;

import org.jspecify.annotations.NullMarked;
