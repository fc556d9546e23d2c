/** Parley's own chat on a site: sessions, socket, the way without a socket, and the widget's files. */
@NullMarked
package chat.parley.ingest.channel.web;

import org.jspecify.annotations.NullMarked;
