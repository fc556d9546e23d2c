/** Visitors and an operator made of sockets, sending at given instants whatever the answers do. */
@NullMarked
package chat.parley.benchmarks.load;

import org.jspecify.annotations.NullMarked;
