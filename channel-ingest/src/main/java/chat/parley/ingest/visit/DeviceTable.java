package chat.parley.ingest.visit;

import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.VisitorDevice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a browser says it is. Names only and no versions: an operator wants to know whether it is a phone, and the
 * table stays true for years. In each list the first word found decides, because later ones are claimed by everybody.
 */
public final class DeviceTable {
    private record Word(String word, String name) {}

    private static final int LONGEST = 1_000;

    private static final List<String> BOTS = List.of("bot", "crawl", "spider", "slurp", "headless", "preview", "curl/");

    private static final List<Word> BROWSERS = List.of(
            new Word("yabrowser/", "Yandex Browser"),
            new Word("samsungbrowser/", "Samsung Internet"),
            new Word("edg/", "Edge"),
            new Word("edga/", "Edge"),
            new Word("edgios/", "Edge"),
            new Word("opr/", "Opera"),
            new Word("vivaldi/", "Vivaldi"),
            new Word("ucbrowser/", "UC Browser"),
            new Word("miuibrowser/", "Mi Browser"),
            new Word("fxios/", "Firefox"),
            new Word("firefox/", "Firefox"),
            new Word("crios/", "Chrome"),
            new Word("chrome/", "Chrome"),
            new Word("safari/", "Safari"));

    private static final List<Word> SYSTEMS = List.of(
            new Word("iphone", "iOS"),
            new Word("ipad", "iPadOS"),
            new Word("harmonyos", "HarmonyOS"),
            new Word("android", "Android"),
            new Word("windows", "Windows"),
            new Word("cros ", "ChromeOS"),
            new Word("mac os x", "macOS"),
            new Word("linux", "Linux"));

    private DeviceTable() {}

    /** @param userAgent as the browser sent it; null for none */
    public static VisitorDevice of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return new VisitorDevice(DeviceKind.BOT, null, null);
        }
        String said =
                userAgent.substring(0, Math.min(LONGEST, userAgent.length())).toLowerCase(Locale.ROOT);
        return new VisitorDevice(kind(said), first(BROWSERS, said), first(SYSTEMS, said));
    }

    private static DeviceKind kind(String said) {
        if (BOTS.stream().anyMatch(said::contains)) {
            return DeviceKind.BOT;
        }
        if (said.contains("ipad")
                || said.contains("tablet")
                || (said.contains("android") && !said.contains("mobile"))) {
            return DeviceKind.TABLET;
        }
        return said.contains("mobile") || said.contains("iphone") ? DeviceKind.PHONE : DeviceKind.DESKTOP;
    }

    private static @Nullable String first(List<Word> words, String said) {
        return words.stream()
                .filter(word -> said.contains(word.word()))
                .map(Word::name)
                .findFirst()
                .orElse(null);
    }
}
