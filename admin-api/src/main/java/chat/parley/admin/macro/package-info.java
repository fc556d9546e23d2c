/** Several deeds of an operator under one name, done one after the other. */
@NullMarked
package chat.parley.admin.macro;

import org.jspecify.annotations.NullMarked;
