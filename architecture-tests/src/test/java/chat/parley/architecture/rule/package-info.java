/** The rules of the house over compiled classes, each with its reason. */
@NullMarked
package chat.parley.architecture.rule;

import org.jspecify.annotations.NullMarked;
