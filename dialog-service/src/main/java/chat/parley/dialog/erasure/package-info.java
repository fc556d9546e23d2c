/** Overwrites what was said by visitors who are to be forgotten, piece by piece, beside the writer. */
@NullMarked
package chat.parley.dialog.erasure;

import org.jspecify.annotations.NullMarked;
