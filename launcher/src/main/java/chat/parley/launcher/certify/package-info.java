/** Tries whether a program receives a channel's webhooks as it should. */
@NullMarked
package chat.parley.launcher.certify;

import org.jspecify.annotations.NullMarked;
