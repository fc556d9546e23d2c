/** The modules of the suite, as compiled classes and as a tree of files. */
@NullMarked
package chat.parley.architecture;

import org.jspecify.annotations.NullMarked;
