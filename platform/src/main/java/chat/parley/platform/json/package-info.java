/** The one way JSON is written and read. */
@NullMarked
package chat.parley.platform.json;

import org.jspecify.annotations.NullMarked;
