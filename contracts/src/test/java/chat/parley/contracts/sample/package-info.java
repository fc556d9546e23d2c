/** A body of every type with fixed content, and the proof that it stays readable. */
@NullMarked
package chat.parley.contracts.sample;

import org.jspecify.annotations.NullMarked;
