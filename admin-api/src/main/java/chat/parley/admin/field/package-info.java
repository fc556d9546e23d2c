/** Reading the fields of a body, and saying which are bad. */
@NullMarked
package chat.parley.admin.field;

import org.jspecify.annotations.NullMarked;
