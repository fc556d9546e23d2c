/** What tests of all services share: a real broker, a real database, tokens, probes, sample settings and a clock. */
@NullMarked
package chat.parley.testkit;

import org.jspecify.annotations.NullMarked;
