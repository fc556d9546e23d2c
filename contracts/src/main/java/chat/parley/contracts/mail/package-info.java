/** What mails to visitors carry so that their answers find the way back. */
@NullMarked
package chat.parley.contracts.mail;

import org.jspecify.annotations.NullMarked;
