/** The suite's Kafka broker as a process of its own. */
@NullMarked
package chat.parley.launcher.broker;

import org.jspecify.annotations.NullMarked;
