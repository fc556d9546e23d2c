/** The three handler URLs of an account: told when a dialog begins, gets an operator, and is over. */
@NullMarked
package chat.parley.integration.handler;

import org.jspecify.annotations.NullMarked;
