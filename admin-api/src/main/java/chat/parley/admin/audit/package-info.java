/** Who changed what, and when. */
@NullMarked
package chat.parley.admin.audit;

import org.jspecify.annotations.NullMarked;
