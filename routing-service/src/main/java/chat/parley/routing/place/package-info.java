/** Where a waiting dialog stands, how long it will take, and how long the whole queue is: what the waiting are told. */
@NullMarked
package chat.parley.routing.place;

import org.jspecify.annotations.NullMarked;
