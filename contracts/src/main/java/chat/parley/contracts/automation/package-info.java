/** Rules that act by themselves: when they look, what they ask and what they do. */
@NullMarked
package chat.parley.contracts.automation;

import org.jspecify.annotations.NullMarked;
