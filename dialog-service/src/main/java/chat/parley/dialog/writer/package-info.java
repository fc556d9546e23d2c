/** The one loop that turns commands into stored, then published events: each once in the store, repeatable on the topic. */
@NullMarked
package chat.parley.dialog.writer;

import org.jspecify.annotations.NullMarked;
