/** Small values that commands and events share. */
@NullMarked
package chat.parley.contracts.dialog;

import org.jspecify.annotations.NullMarked;
