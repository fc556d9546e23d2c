/** What counts as text that Parley accepts, stores and shows. */
@NullMarked
package chat.parley.contracts.text;

import org.jspecify.annotations.NullMarked;
