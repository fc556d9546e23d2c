/** What is measured. */
@NullMarked
package chat.parley.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
