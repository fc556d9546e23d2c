package chat.parley.launcher.command;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code ./parley certify-channel}.
 *
 * @param secret {@code whsec_…}, as the program that is tried has it
 * @param to whom the messages of the trial are for
 */
record CertifyOptions(URI url, String secret, String to) {
    private static final String USUAL_PERSON = "certification-visitor";

    @Override
    public String toString() {
        return "CertifyOptions[" + url + " " + to + "]"; // the secret never reaches a log
    }

    /**
     * @param environment the secret as the environment gives it; null for none
     * @throws UsageException for an option that is not there, lacks its value or has a bad one
     */
    static CertifyOptions parse(List<String> arguments, @Nullable String environment) throws UsageException {
        URI url = null;
        String secret = environment;
        String to = USUAL_PERSON;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            if (!option.startsWith("--")) {
                url = url(option);
                continue;
            }
            if (!List.of("--secret", "--to").contains(option)) {
                throw new UsageException("certify-channel has no option " + option + "; see ./parley --help.");
            }
            if (!rest.hasNext()) {
                throw new UsageException(option + " needs a value.");
            }
            if (option.equals("--secret")) {
                secret = rest.next();
            } else {
                to = rest.next();
            }
        }
        if (url == null) {
            throw new UsageException("certify-channel needs the address that messages are delivered to.");
        }
        if (secret == null) {
            throw new UsageException("certify-channel needs --secret whsec_… or PARLEY_WEBHOOK_SECRET.");
        }
        return new CertifyOptions(url, checked(secret), to);
    }

    private static URI url(String value) throws UsageException {
        try {
            var url = URI.create(value);
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("Not an address to post to: " + value + ".");
        }
        throw new UsageException("Not an address to post to: " + value + ".");
    }

    private static String checked(String secret) throws UsageException {
        try {
            if (secret.startsWith("whsec_")
                    && Base64.getDecoder().decode(secret.substring("whsec_".length())).length > 0) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException("The secret must be whsec_ and Base64.");
        }
        throw new UsageException("The secret must be whsec_ and Base64.");
    }
}
