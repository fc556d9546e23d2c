/** When the account works: calendars, and the holidays that come into them from elsewhere. */
@NullMarked
package chat.parley.admin.calendar;

import org.jspecify.annotations.NullMarked;
