/** Connects a community of VK by a permission that an administrator gives there, instead of a pasted key. */
@NullMarked
package chat.parley.admin.vk;

import org.jspecify.annotations.NullMarked;
