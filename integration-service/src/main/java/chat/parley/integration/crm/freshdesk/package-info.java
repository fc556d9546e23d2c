/** Freshdesk: a dialog becomes a ticket. */
@NullMarked
package chat.parley.integration.crm.freshdesk;

import org.jspecify.annotations.NullMarked;
