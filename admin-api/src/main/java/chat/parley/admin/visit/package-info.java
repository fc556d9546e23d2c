/** What the account does with who is on its sites. */
@NullMarked
package chat.parley.admin.visit;

import org.jspecify.annotations.NullMarked;
