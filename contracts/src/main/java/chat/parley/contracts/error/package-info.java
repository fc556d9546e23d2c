/** Every refusal and failure that a client can see, one code each. */
@NullMarked
package chat.parley.contracts.error;

import org.jspecify.annotations.NullMarked;
