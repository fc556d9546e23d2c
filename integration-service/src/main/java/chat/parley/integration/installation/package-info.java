/** Brings the database up to date and says when the service is ready. */
@NullMarked
package chat.parley.integration.installation;

import org.jspecify.annotations.NullMarked;
