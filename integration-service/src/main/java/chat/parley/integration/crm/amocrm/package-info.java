/** amoCRM and Kommo: a dialog becomes a lead with a contact. */
@NullMarked
package chat.parley.integration.crm.amocrm;

import org.jspecify.annotations.NullMarked;
