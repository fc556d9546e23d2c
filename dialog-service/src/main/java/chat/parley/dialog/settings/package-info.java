/** The accounts' settings as this service keeps them. */
@NullMarked
package chat.parley.dialog.settings;

import org.jspecify.annotations.NullMarked;
