/** Calls to addresses that people outside enter: where they may lead, how they are made, and how they are signed. */
@NullMarked
package chat.parley.egress;

import org.jspecify.annotations.NullMarked;
