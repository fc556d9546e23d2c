/** A stand-in for VK that refuses what VK refuses. */
@NullMarked
package chat.parley.testkit.vk;

import org.jspecify.annotations.NullMarked;
