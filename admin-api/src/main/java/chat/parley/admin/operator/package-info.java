/** The people who answer, here and at the identity provider. */
@NullMarked
package chat.parley.admin.operator;

import org.jspecify.annotations.NullMarked;
