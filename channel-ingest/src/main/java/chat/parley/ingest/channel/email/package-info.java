/** E-mail: a mailbox that is read and answered from, or whole mails that a mail server hands over. */
@NullMarked
package chat.parley.ingest.channel.email;

import org.jspecify.annotations.NullMarked;
