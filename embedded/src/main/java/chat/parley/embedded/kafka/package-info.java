/** A real Kafka broker inside this Java process. */
@NullMarked
package chat.parley.embedded.kafka;

import org.jspecify.annotations.NullMarked;
