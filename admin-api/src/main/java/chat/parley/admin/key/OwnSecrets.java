package chat.parley.admin.key;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The secrets of channels that we choose ourselves, by kind: nobody has to make them up, and nobody can guess them. */
public final class OwnSecrets {
    /** What outside programs show us or check us by: an administrator may see it once, and replace it. */
    private static final Map<String, List<String>> SHOWN =
            Map.of("api", List.of("token", "signing"), "email", List.of("hook"), "jivo", List.of("path"));

    /** What only machines say to each other. */
    private static final Map<String, List<String>> HIDDEN =
            Map.of("telegram", List.of("webhookSecret"), "web", List.of("identity"));

    /** Those that sign as Standard Webhooks has it, in its form. */
    private static final Set<String> SIGNING = Set.of("signing", "hook");

    private static final int BYTES = 32;

    private final SecureRandom random;

    public OwnSecrets(SecureRandom random) {
        this.random = random;
    }

    /** Whether a channel of this kind has such a secret and an administrator may have it replaced. */
    public static boolean isShown(String kind, String name) {
        return SHOWN.getOrDefault(kind, List.of()).contains(name);
    }

    /** What a channel of this kind must have. */
    static List<String> names(String kind) {
        return java.util.stream.Stream.of(SHOWN, HIDDEN)
                .flatMap(names -> names.getOrDefault(kind, List.of()).stream())
                .toList();
    }

    /** A new secret of this name. */
    public String fresh(String name) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return SIGNING.contains(name)
                ? "whsec_" + Base64.getEncoder().encodeToString(bytes)
                : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
