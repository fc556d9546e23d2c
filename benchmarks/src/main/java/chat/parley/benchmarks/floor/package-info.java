/** The least a durable message costs here: consume, commit, produce. */
@NullMarked
package chat.parley.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
