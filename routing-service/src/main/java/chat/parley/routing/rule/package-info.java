/** The rules that say which operator may have which dialog, small and in one visible order. */
@NullMarked
package chat.parley.routing.rule;

import org.jspecify.annotations.NullMarked;
