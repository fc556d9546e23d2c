/** What visitors write through. */
@NullMarked
package chat.parley.admin.channel;

import org.jspecify.annotations.NullMarked;
