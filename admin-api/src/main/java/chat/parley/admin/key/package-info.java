/** The account's secrets, made once and stored sealed. */
@NullMarked
package chat.parley.admin.key;

import org.jspecify.annotations.NullMarked;
