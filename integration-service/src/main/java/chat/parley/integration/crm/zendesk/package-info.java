/** Zendesk: a dialog becomes a ticket. */
@NullMarked
package chat.parley.integration.crm.zendesk;

import org.jspecify.annotations.NullMarked;
