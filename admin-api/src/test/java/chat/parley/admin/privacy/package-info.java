@NullMarked
package chat.parley.admin.privacy;

import org.jspecify.annotations.NullMarked;
