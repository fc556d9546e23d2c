/** From where the console of an account may be used. */
@NullMarked
package chat.parley.admin.access;

import org.jspecify.annotations.NullMarked;
