/** Identifiers as types, so that no two can be mixed up. */
@NullMarked
package chat.parley.contracts.id;

import org.jspecify.annotations.NullMarked;
