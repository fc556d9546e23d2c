/** Figures of an account's dialogs and operators, as docs/metrics.md defines them, and the way from each to its dialogs. */
@NullMarked
package chat.parley.admin.report;

import org.jspecify.annotations.NullMarked;
