/** Measures the suite and, in the same run, the least that its promise costs on this machine. */
@NullMarked
package chat.parley.benchmarks;

import org.jspecify.annotations.NullMarked;
