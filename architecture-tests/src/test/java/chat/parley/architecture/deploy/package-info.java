/** The manifests of {@code deploy}, read as a cluster would and held against the code. */
@NullMarked
package chat.parley.architecture.deploy;

import org.jspecify.annotations.NullMarked;
