package chat.parley.notification.socket;

import chat.parley.contracts.settings.Setting;
import chat.parley.notification.audience.Listener;
import chat.parley.notification.login.Login;
import chat.parley.platform.settings.SettingsView;
import java.util.Set;

/** What operators may see by their settings; the role comes from the token, which is what was checked. */
public final class Listeners {
    private final SettingsView settings;

    public Listeners(SettingsView settings) {
        this.settings = settings;
    }

    /** An operator without settings is in no department and speaks no language. */
    public Listener of(Login login) {
        return settings.operator(login.accountId(), login.operatorId())
                .map(operator -> of(login, operator))
                .orElseGet(() -> new Listener(login.operatorId(), login.role(), Set.of(), Set.of()));
    }

    private static Listener of(Login login, Setting.Operator operator) {
        return new Listener(login.operatorId(), login.role(), operator.departments(), operator.languages());
    }
}
