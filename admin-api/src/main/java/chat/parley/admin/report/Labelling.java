package chat.parley.admin.report;

import chat.parley.admin.change.Settings;
import chat.parley.contracts.settings.Setting;
import org.jspecify.annotations.Nullable;

/** What people call the groups of a report. */
final class Labelling {
    private final Settings settings;

    Labelling(Settings settings) {
        this.settings = settings;
    }

    /** The name behind a group's key; null where there is none, or none any more. */
    @Nullable
    String name(Grouping grouping, String key) {
        return switch (grouping) {
            case DAY, HOUR, CLIENT, CATEGORY, KIND, PAGE, TAG -> null;
            case OPERATOR -> operator(key);
            case DEPARTMENT ->
                settings.find(Setting.Department.class, key)
                        .map(Setting.Department::name)
                        .orElse(null);
            case CHANNEL ->
                settings.find(Setting.Channel.class, key)
                        .map(Setting.Channel::name)
                        .orElse(null);
            case PLACEMENT ->
                settings.find(Setting.Placement.class, key)
                        .map(Setting.Placement::name)
                        .orElse(null);
        };
    }

    @Nullable
    String operator(String operatorId) {
        return settings.find(Setting.Operator.class, operatorId)
                .map(Setting.Operator::name)
                .orElse(null);
    }
}
