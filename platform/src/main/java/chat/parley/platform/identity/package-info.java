/** Who calls: operators by their access token, visitors by theirs. */
@NullMarked
package chat.parley.platform.identity;

import org.jspecify.annotations.NullMarked;
