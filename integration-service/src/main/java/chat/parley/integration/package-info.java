/** Parley's connections to partners' systems: durable webhooks. */
@NullMarked
package chat.parley.integration;

import org.jspecify.annotations.NullMarked;
