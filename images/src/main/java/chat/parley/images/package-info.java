/** Packs each service, as it was built, into a container image that runs as nobody in particular. */
@NullMarked
package chat.parley.images;

import org.jspecify.annotations.NullMarked;
