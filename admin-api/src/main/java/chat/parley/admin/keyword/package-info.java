/** Where a dialog goes by the words of its first message. */
@NullMarked
package chat.parley.admin.keyword;

import org.jspecify.annotations.NullMarked;
