/** UniSender: visitors become contacts of a mailing list. */
@NullMarked
package chat.parley.integration.crm.unisender;

import org.jspecify.annotations.NullMarked;
