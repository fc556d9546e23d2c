/** Named groups of operators. */
@NullMarked
package chat.parley.admin.department;

import org.jspecify.annotations.NullMarked;
