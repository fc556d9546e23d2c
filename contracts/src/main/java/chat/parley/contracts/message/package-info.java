/** What messages carry besides their text. */
@NullMarked
package chat.parley.contracts.message;

import org.jspecify.annotations.NullMarked;
