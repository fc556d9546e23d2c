/** Who is behind a socket: the operator's access token, checked. */
@NullMarked
package chat.parley.notification.login;

import org.jspecify.annotations.NullMarked;
