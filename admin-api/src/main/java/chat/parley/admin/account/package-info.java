/** The account's own settings, who the caller is, and what every operator may know of the account. */
@NullMarked
package chat.parley.admin.account;

import org.jspecify.annotations.NullMarked;
