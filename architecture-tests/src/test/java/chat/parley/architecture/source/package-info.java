/** The rules that only the text of the files can show to be kept. */
@NullMarked
package chat.parley.architecture.source;

import org.jspecify.annotations.NullMarked;
