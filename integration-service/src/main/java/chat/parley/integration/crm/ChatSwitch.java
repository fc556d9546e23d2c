package chat.parley.integration.crm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns the chats of a CRM on when its connection is saved. */
final class ChatSwitch {
    /** The option that the CRM chooses: the account's part of the channel, which calls from there name. */
    static final String SCOPE = "scopeId";

    private static final String CHANNEL = "channelId";

    private ChatSwitch() {}

    /** What came of it. */
    sealed interface Turned {
        /** @param options those that were entered, and the one that the CRM chose where chats are on */
        record Good(Map<String, String> options) implements Turned {}

        record Wrong(String option, String words) implements Turned {}

        record Unreachable(String words) implements Turned {}
    }

    /**
     * Turns the chats on, if they are wanted.
     *
     * @param chat empty where none are wanted
     * @param options that may be shown
     */
    static Turned on(Optional<CrmChat> chat, Map<String, String> options) {
        if (chat.isEmpty()) {
            return new Turned.Good(options);
        }
        return switch (chat.get().connect()) {
            case CrmAnswer.Done(var scope, var link) -> new Turned.Good(with(options, scope));
            case CrmAnswer.Unauthorized(var status, var reason) -> new Turned.Wrong(ChatHook.SECRET, reason);
            case CrmAnswer.Refused(var status, var reason) -> new Turned.Wrong(CHANNEL, reason);
            case CrmAnswer.Again(var status, var reason, var asked) -> new Turned.Unreachable(reason);
        };
    }

    /** A connection that is switched off keeps what the CRM chose for the same channel. */
    static Map<String, String> kept(Map<String, String> options, Map<String, String> before) {
        String scope = before.get(SCOPE);
        boolean same = options.containsKey(CHANNEL) && options.get(CHANNEL).equals(before.get(CHANNEL));
        return same && scope != null ? with(options, scope) : options;
    }

    /** Whether what was on before is so no more, or on for another account. */
    static boolean isOff(Map<String, String> before, Map<String, String> now) {
        String scope = before.get(SCOPE);
        return scope != null && !scope.equals(now.get(SCOPE));
    }

    private static Map<String, String> with(Map<String, String> options, String scope) {
        var all = new LinkedHashMap<>(options);
        all.put(SCOPE, scope);
        return all;
    }
}
