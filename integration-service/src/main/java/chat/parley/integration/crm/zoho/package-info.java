/** Zoho CRM: whoever writes becomes a lead. */
@NullMarked
package chat.parley.integration.crm.zoho;

import org.jspecify.annotations.NullMarked;
