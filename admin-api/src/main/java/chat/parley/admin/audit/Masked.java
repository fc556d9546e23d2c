package chat.parley.admin.audit;

import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.settings.Visits;
import java.util.stream.Collectors;

/** What the audit may keep of a setting: everything but secrets, even sealed ones. */
final class Masked {
    static final String MASK = "***";

    private Masked() {}

    static Setting of(Setting setting) {
        return switch (setting) {
            case Setting.Keys k ->
                new Setting.Keys(
                        k.accountId(), k.version(), k.removed(), MASK, k.visitorKeyId(), k.visitorPublicKey(), MASK);
            case Setting.Account a -> a;
            case Setting.Department d -> d;
            case Setting.Operator o -> o;
            case Setting.Channel c ->
                new Setting.Channel(
                        c.accountId(),
                        c.version(),
                        c.removed(),
                        c.channelId(),
                        c.kind(),
                        c.name(),
                        c.departmentId(),
                        c.enabled(),
                        c.allowedOrigins(),
                        c.tags(),
                        c.config(),
                        c.secrets().keySet().stream().collect(Collectors.toMap(name -> name, name -> MASK)));
            case Setting.Placement p -> p;
            case TimeSetting.Distribution d -> d;
            case TimeSetting.Times t -> t;
            case Access a -> a;
            case Visits v -> v;
            case Classification c -> c;
            case TimeSetting.Calendar c -> c;
            case RuleSetting.KeywordRule r -> r;
            case RuleSetting.Sla s -> s;
            case RuleSetting.Automation a -> a;
        };
    }
}
