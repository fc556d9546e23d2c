/** Secrets at rest. */
@NullMarked
package chat.parley.platform.secret;

import org.jspecify.annotations.NullMarked;
