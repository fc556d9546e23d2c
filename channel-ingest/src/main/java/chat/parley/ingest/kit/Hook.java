package chat.parley.ingest.kit;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a provider posted to us, unverified. */
public final class Hook {
    private final Map<String, String> headers = new TreeMap<>();
    private final byte[] body;

    /** @param headers by name, whatever its case */
    public Hook(Map<String, String> headers, byte[] body) {
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body.clone();
    }

    /** Empty where there is no such header. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public byte[] body() {
        return body.clone();
    }
}
