/** Who is on the account's sites now, and what operators do about it. */
@NullMarked
package chat.parley.notification.visit;

import org.jspecify.annotations.NullMarked;
