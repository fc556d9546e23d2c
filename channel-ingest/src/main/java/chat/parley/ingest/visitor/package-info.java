/** Who is on the line: visitors' tokens, their open sockets, and whether anybody would answer them. */
@NullMarked
package chat.parley.ingest.visitor;

import org.jspecify.annotations.NullMarked;
