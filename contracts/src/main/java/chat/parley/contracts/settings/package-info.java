/** What an account has configured, carried to every service; the bodies of settings.v1. */
@NullMarked
package chat.parley.contracts.settings;

import org.jspecify.annotations.NullMarked;
