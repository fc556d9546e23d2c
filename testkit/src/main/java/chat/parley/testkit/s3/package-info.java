/** A store that speaks S3, in memory. */
@NullMarked
package chat.parley.testkit.s3;

import org.jspecify.annotations.NullMarked;
