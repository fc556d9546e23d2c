/** What an account has configured, as every service keeps it. */
@NullMarked
package chat.parley.platform.settings;

import org.jspecify.annotations.NullMarked;
