/** VK communities: an account's own community, by its access key and the Callback API. */
@NullMarked
package chat.parley.ingest.channel.vk;

import org.jspecify.annotations.NullMarked;
