/** What happened in each dialog, told from its events as facts that figures are computed from. */
@NullMarked
package chat.parley.admin.fact;

import org.jspecify.annotations.NullMarked;
