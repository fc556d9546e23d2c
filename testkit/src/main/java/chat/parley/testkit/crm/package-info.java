/** Strict simulators of CRMs. */
@NullMarked
package chat.parley.testkit.crm;

import org.jspecify.annotations.NullMarked;
