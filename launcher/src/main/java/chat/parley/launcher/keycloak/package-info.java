/** The suite's Keycloak: unpacked and built once, then a home of its own per data folder. */
@NullMarked
package chat.parley.launcher.keycloak;

import org.jspecify.annotations.NullMarked;
