/** Tells people outside the console by e-mail: which mails there are, what they say, and that each is sent. */
@NullMarked
package chat.parley.notification.email;

import org.jspecify.annotations.NullMarked;
