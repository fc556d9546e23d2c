/** Brings everybody who ever wrote into a list of contacts, page by page. */
@NullMarked
package chat.parley.integration.export;

import org.jspecify.annotations.NullMarked;
