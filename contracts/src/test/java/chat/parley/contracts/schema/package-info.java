/** Makes what is published of the contract, schemas and pages, from its records. */
@NullMarked
package chat.parley.contracts.schema;

import org.jspecify.annotations.NullMarked;
