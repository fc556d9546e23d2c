/** A mail server that takes mails, as the other side of the e-mail channel. */
@NullMarked
package chat.parley.testkit.mail;

import org.jspecify.annotations.NullMarked;
