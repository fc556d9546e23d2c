package chat.parley.launcher.configuration;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What things are called for people, and their ids in one account. */
final class Names {
    private final Map<SettingKind, Map<String, String>> ids = new EnumMap<>(SettingKind.class);
    private final Map<SettingKind, Map<String, String>> labels = new EnumMap<>(SettingKind.class);

    void add(SettingKind kind, String label, String id) {
        ids.computeIfAbsent(kind, any -> new HashMap<>()).put(label, id);
        labels.computeIfAbsent(kind, any -> new HashMap<>()).put(id, label);
    }

    /** Empty for what there is not. */
    Optional<String> id(SettingKind kind, String label) {
        return Optional.ofNullable(ids.getOrDefault(kind, Map.of()).get(label));
    }

    /** The id itself for what there is not: it stands in the account, however it came there. */
    String label(SettingKind kind, String id) {
        return labels.getOrDefault(kind, Map.of()).getOrDefault(id, id);
    }
}
