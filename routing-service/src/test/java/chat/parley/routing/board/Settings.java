package chat.parley.routing.board;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of the office's account, each with a greater version than the one before. */
final class Settings {
    private final Map<String, Long> versions = new HashMap<>();

    Setting.Account account(boolean automatic, boolean multilingual, int maxDialogs) {
        return new Setting.Account(
                Office.ACCOUNT,
                version("account"),
                false,
                "Acme",
                "UTC",
                "en",
                multilingual,
                automatic,
                maxDialogs,
                false,
                0,
                "",
                0);
    }

    Setting.Operator operator(
            String name,
            Set<DepartmentId> departments,
            @Nullable Integer maxDialogs,
            Set<String> languages,
            boolean removed,
            Set<String> skills) {
        return new Setting.Operator(
                Office.ACCOUNT,
                version(name),
                removed,
                new OperatorId(name),
                name,
                name + "@example.org",
                Role.OPERATOR,
                departments,
                languages,
                maxDialogs,
                skills,
                null);
    }

    /** How many places dialogs of a kind of channel take. */
    TimeSetting.Distribution weights(Map<ChannelKind, Integer> weights) {
        return new TimeSetting.Distribution(
                Office.ACCOUNT, version("distribution"), false, false, 0, 0, weights, true, true, "", 0, 0);
    }

    /** @param automatic null for as the account */
    Setting.Department department(DepartmentId id, boolean removed, @Nullable Boolean automatic) {
        return new Setting.Department(
                Office.ACCOUNT, version("department/" + id), removed, id, id.value(), automatic, null);
    }

    private long version(String of) {
        return versions.merge(of, 1L, Long::sum);
    }
}
