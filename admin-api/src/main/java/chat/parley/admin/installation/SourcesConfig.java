package chat.parley.admin.installation;

import chat.parley.admin.key.ChannelSecrets;
import chat.parley.admin.key.KeyConfig;
import chat.parley.admin.key.KeySmith;
import chat.parley.admin.operator.TemporaryPasswords;
import chat.parley.platform.secret.SecretBox;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Time, ids and chance, and what is made with them. */
@Singleton
public class SourcesConfig {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Supplier<String> ids() {
        return () -> UUID.randomUUID().toString();
    }

    @Produces
    @Singleton
    KeySmith keySmith(KeyConfig config, Supplier<String> ids) {
        return new KeySmith(SecretBox.of(config.secret()), new SecureRandom(), ids);
    }

    @Produces
    @Singleton
    ChannelSecrets channelSecrets(KeyConfig config) {
        return new ChannelSecrets(SecretBox.of(config.secret()), new SecureRandom());
    }

    @Produces
    @Singleton
    TemporaryPasswords temporaryPasswords() {
        return new TemporaryPasswords(new SecureRandom());
    }
}
