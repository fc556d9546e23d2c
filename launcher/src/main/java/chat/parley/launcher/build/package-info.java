/**
 * Builds what is stale and runs every test; needs nothing but the JDK, so that it runs from its source on a machine
 * where nothing was built yet.
 */
@NullMarked
package chat.parley.launcher.build;

import org.jspecify.annotations.NullMarked;
