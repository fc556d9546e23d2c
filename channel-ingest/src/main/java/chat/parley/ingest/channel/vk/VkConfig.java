package chat.parley.ingest.channel.vk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Where VK is and how long it is waited for. */
@ConfigMapping(prefix = "parley.vk")
public interface VkConfig {
    /** Of the API's methods. */
    @WithDefault("https://api.vk.com/method")
    URI api();

    /** How long a call may take. */
    @WithDefault("30s")
    Duration patience();

    /** Domains that files are fetched from and sent to, subdomains too. */
    @WithDefault("userapi.com,vk.com,vk.me,vk.ru,vkuser.net,vkuseraudio.net,mycdn.me")
    Set<String> fileHosts();
}
