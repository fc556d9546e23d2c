/** What a visitor is shown of a dialog's events. */
@NullMarked
package chat.parley.contracts.visitor;

import org.jspecify.annotations.NullMarked;
