/** The one list of topics, and the headers on their records. */
@NullMarked
package chat.parley.contracts.topic;

import org.jspecify.annotations.NullMarked;
