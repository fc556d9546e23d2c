/** Who is on the sites: what pages say of their visitors, and what is passed on of it. */
@NullMarked
package chat.parley.ingest.visit;

import org.jspecify.annotations.NullMarked;
