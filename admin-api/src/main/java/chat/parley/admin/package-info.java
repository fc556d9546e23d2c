/** Settings and people of an account, and how every other service learns of them. */
@NullMarked
package chat.parley.admin;

import org.jspecify.annotations.NullMarked;
