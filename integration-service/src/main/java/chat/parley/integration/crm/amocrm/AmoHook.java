package chat.parley.integration.crm.amocrm;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.integration.crm.CrmHook;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A webhook of amoCRM's: forms that name leads whose status changed. They are neither signed nor is there a place for a
 * header, so the secret stands in the address they are sent to. The names of the form's fields are not confirmed by what
 * the vendor has published; those of won and lost are.
 */
final class AmoHook implements CrmHook {
    private static final Pattern FIELD = Pattern.compile("leads\\[(status|update)]\\[([0-9]{1,4})]\\[(\\w+)]");
    private static final String WON = "142";
    private static final String LOST = "143";
    private static final int MOST = 50;
    private static final int LONGEST_OCCASION = 100;

    @Override
    public Said read(Call call, String secret, Instant now) {
        byte[] shown = call.query().getOrDefault("key", "").getBytes(UTF_8);
        if (!MessageDigest.isEqual(secret.getBytes(UTF_8), shown)) {
            return new Said.Forged("the key is not good");
        }
        var leads = new TreeMap<String, Map<String, String>>();
        for (String pair : new String(call.body(), UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            var field = FIELD.matcher(decoded(parts[0]));
            if (parts.length == 2 && field.matches()) {
                leads.computeIfAbsent(field.group(1) + field.group(2), each -> new HashMap<>())
                        .put(field.group(3), decoded(parts[1]));
            }
        }
        var ended = new ArrayList<Ended>();
        for (Map<String, String> lead : leads.values()) {
            String status = lead.getOrDefault("status_id", "");
            if (status.equals(WON) || status.equals(LOST)) {
                String id = lead.getOrDefault("id", "");
                String changed = lead.getOrDefault("last_modified", lead.getOrDefault("updated_at", ""));
                if (!id.matches("[0-9]{1,18}") || changed.length() > LONGEST_OCCASION) {
                    return new Said.Malformed("a lead has a number");
                }
                ended.add(new Ended(id, null, status + " " + changed));
            }
        }
        if (ended.size() > MOST) {
            return new Said.Malformed("at most " + MOST + " leads");
        }
        return ended.isEmpty() ? new Said.Other() : new Said.Solved(ended);
    }

    /** What is no encoding is taken as it stands. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
