/** Where calls go: whose it is, how it is signed and how it has been answering. */
@NullMarked
package chat.parley.integration.destination;

import org.jspecify.annotations.NullMarked;
