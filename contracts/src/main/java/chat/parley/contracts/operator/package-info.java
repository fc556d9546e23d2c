/** Commands as operators' programs write them, on the socket and over HTTP alike. */
@NullMarked
package chat.parley.contracts.operator;

import org.jspecify.annotations.NullMarked;
