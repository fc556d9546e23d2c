/** The page that says which tests prove which requirement, made from the tests themselves. */
@NullMarked
package chat.parley.architecture.requirement;

import org.jspecify.annotations.NullMarked;
