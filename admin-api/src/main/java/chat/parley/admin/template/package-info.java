/** Prepared answers: of the account, of departments and of operators, found by what somebody begins to write. */
@NullMarked
package chat.parley.admin.template;

import org.jspecify.annotations.NullMarked;
