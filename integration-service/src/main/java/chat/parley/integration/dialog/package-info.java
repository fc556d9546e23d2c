/** What the events have said of each dialog so far. */
@NullMarked
package chat.parley.integration.dialog;

import org.jspecify.annotations.NullMarked;
