/** What partners' programs may read and do with a token of the account. */
@NullMarked
package chat.parley.integration.partner;

import org.jspecify.annotations.NullMarked;
