package chat.parley.admin.installation;

import chat.parley.admin.access.AccessStore;
import chat.parley.admin.channel.IdentityKeys;
import chat.parley.admin.key.ChannelSecrets;
import chat.parley.admin.key.KeyConfig;
import chat.parley.admin.key.KeySmith;
import chat.parley.admin.key.OwnSecrets;
import chat.parley.admin.operator.TemporaryPasswords;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.settings.AccessRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Time, ids and chance, and what is made with them. */
@Singleton
public class SourcesConfig {
    /** Long enough to bring a new key to every server of a site. */
    private static final Duration IDENTITY_GRACE = Duration.ofDays(7);

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
    AccessRules access(AccessStore store, InstantSource clock) {
        return new AccessRules(store::find, clock);
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
    OwnSecrets ownSecrets() {
        return new OwnSecrets(new SecureRandom());
    }

    @Produces
    @Singleton
    IdentityKeys identityKeys(KeyConfig config, InstantSource clock) {
        return new IdentityKeys(SecretBox.of(config.secret()), new SecureRandom(), clock, IDENTITY_GRACE);
    }

    @Produces
    @Singleton
    TemporaryPasswords temporaryPasswords() {
        return new TemporaryPasswords(new SecureRandom());
    }
}
