/** What is known of a visitor besides what they wrote. */
@NullMarked
package chat.parley.dialog.visitor;

import org.jspecify.annotations.NullMarked;
