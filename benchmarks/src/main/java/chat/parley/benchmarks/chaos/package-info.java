/** What the suite does while its processes die, and whether anybody lost anything by it. */
@NullMarked
package chat.parley.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
