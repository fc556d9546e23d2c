/** Figures, and how they are printed and kept. */
@NullMarked
package chat.parley.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
