/** Who is on the sites: pages seen, invitations, and what is set for both. */
@NullMarked
package chat.parley.contracts.visit;

import org.jspecify.annotations.NullMarked;
