/** The service's own database: brought up to date, and used one transaction at a time. */
@NullMarked
package chat.parley.ingest.installation;

import org.jspecify.annotations.NullMarked;
