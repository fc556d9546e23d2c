/** Child processes: how they are started, known again, stopped and started anew. */
@NullMarked
package chat.parley.launcher.process;

import org.jspecify.annotations.NullMarked;
