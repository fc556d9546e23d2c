/** The whole suite on this machine: which parts there are, what each needs, and their life together. */
@NullMarked
package chat.parley.launcher.suite;

import org.jspecify.annotations.NullMarked;
