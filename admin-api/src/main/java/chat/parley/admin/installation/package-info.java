/** Bringing the database up to date before the service takes requests. */
@NullMarked
package chat.parley.admin.installation;

import org.jspecify.annotations.NullMarked;
