/** Reading what routing has committed to its own topics. */
@NullMarked
package chat.parley.routing.log;

import org.jspecify.annotations.NullMarked;
