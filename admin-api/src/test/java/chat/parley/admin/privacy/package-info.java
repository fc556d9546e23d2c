/** Erasures as administrators ask for them, and what is left behind. */
@NullMarked
package chat.parley.admin.privacy;

import org.jspecify.annotations.NullMarked;
