/** CRMs that dialogs are written into, one package each. */
@NullMarked
package chat.parley.integration.crm;

import org.jspecify.annotations.NullMarked;
