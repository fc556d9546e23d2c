/** Refusals and failures as RFC 9457 problem documents. */
@NullMarked
package chat.parley.platform.problem;

import org.jspecify.annotations.NullMarked;
