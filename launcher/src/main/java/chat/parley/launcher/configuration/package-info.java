/** An account's configuration as a file: taken out of a suite, set beside another, and brought into one [N-30]. */
@NullMarked
package chat.parley.launcher.configuration;

import org.jspecify.annotations.NullMarked;
