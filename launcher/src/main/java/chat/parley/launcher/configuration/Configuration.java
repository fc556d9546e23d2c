package chat.parley.launcher.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a file holds.
 *
 * @param settings by kind, then by what each is called; the only one of a kind is called nothing. A kind that is not in
 *     it stays as it is
 */
public record Configuration(Map<SettingKind, Map<String, Map<String, Object>>> settings) {
    /** What the file says of its own form; another major form would be another number. */
    private static final String FORM = "parley";

    private static final int CURRENT = 1;
    private static final int LARGEST = 8_000_000;

    /**
     * Reads a file.
     *
     * @throws IOException when it is no configuration, saying where
     */
    public static Configuration parse(String text) throws IOException {
        Object read;
        try {
            read = new Load(LoadSettings.builder()
                            .setCodePointLimit(LARGEST)
                            .setMaxAliasesForCollections(0)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .loadFromString(text);
        } catch (YamlEngineException e) {
            throw new IOException("This is no YAML: " + e.getMessage(), e);
        }
        var members = Tree.object(read);
        if (!Objects.equals(members.remove(FORM), CURRENT)) {
            throw new IOException(
                    "This is no configuration: its first line must be \"" + FORM + ": " + CURRENT + "\".");
        }
        var settings = new EnumMap<SettingKind, Map<String, Map<String, Object>>>(SettingKind.class);
        for (var member : members.entrySet()) {
            var kind = SettingKind.titled(member.getKey())
                    .orElseThrow(() -> new IOException("There is no kind of setting " + member.getKey() + "."));
            settings.put(kind, read(kind, member.getValue()));
        }
        return new Configuration(settings);
    }

    private static Map<String, Map<String, Object>> read(SettingKind kind, Object value) throws IOException {
        if (kind.isSingle()) {
            if (!(value instanceof Map<?, ?>)) {
                throw new IOException(kind.title() + " must have members.");
            }
            return Map.of("", Natural.ordered(kind, Tree.object(value)));
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            throw new IOException(kind.title() + " must be a list of things with members.");
        }
        return Natural.labelled(
                kind,
                Tree.objects(list).stream()
                        .map(one -> Natural.ordered(kind, one))
                        .toList());
    }

    /** The text of the file: the same for the same configuration, whatever made it. */
    public String print() {
        var dump = new Dump(DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(120)
                .setMultiLineFlow(false)
                .build());
        var text = new StringBuilder(FORM + ": " + CURRENT + "\n");
        settings.forEach((kind, things) -> {
            if (!things.isEmpty()) {
                Object body = kind.isSingle() ? things.get("") : new ArrayList<>(things.values());
                var member = new LinkedHashMap<String, Object>();
                member.put(kind.title(), body);
                text.append('\n').append(dump.dumpToString(member));
            } else {
                text.append('\n').append(kind.title()).append(": []\n");
            }
        });
        return text.toString();
    }
}
