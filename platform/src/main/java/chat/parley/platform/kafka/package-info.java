/** Records on topics: headers, partitions, and the rules for reading them. */
@NullMarked
package chat.parley.platform.kafka;

import org.jspecify.annotations.NullMarked;
