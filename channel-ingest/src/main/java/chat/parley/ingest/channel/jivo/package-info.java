/** Programs that speak the Jivo Chat API: a bot platform hands its visitors over to our operators by it. */
@NullMarked
package chat.parley.ingest.channel.jivo;

import org.jspecify.annotations.NullMarked;
