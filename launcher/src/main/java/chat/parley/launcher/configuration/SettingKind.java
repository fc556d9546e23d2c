package chat.parley.launcher.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an account configures, in an order in which it can be made: what is named comes before what names it. */
public enum SettingKind {
    ACCOUNT("/api/admin/account", "", List.of("siteUrl", "replyTo", "crmUrl"), Set.of("logo")),
    DISTRIBUTION("/api/admin/distribution", "", List.of(), Set.of()),
    CLASSIFICATION("/api/admin/classification", "", List.of(), Set.of()),
    CALENDARS("/api/admin/calendars", "calendarId", List.of("timeZone"), Set.of()),
    TIMES("/api/admin/times", "", List.of("alertEmail", "calendar"), Set.of()),
    DEPARTMENTS("/api/admin/departments", "departmentId", List.of("autoAssignment", "calendar"), Set.of()),
    OPERATORS("/api/admin/operators", "operatorId", List.of("maxDialogs", "position", "shift"), Set.of("avatar")),
    /** Only named by others: a bot is nothing without its secrets. */
    BOTS("/api/integrations/bots", "destinationId", List.of(), Set.of()),
    CHANNELS("/api/admin/channels", "channelId", List.of("department"), Set.of("secretNames")),
    PLACEMENTS(
            "/api/admin/placements",
            "placementId",
            List.of("consentText", "department", "offlineLimit", "queueLimit"),
            Set.of()),
    VISITS("/api/admin/visits", "", List.of("historyByMail"), Set.of("photo")),
    KEYWORD_RULES("/api/admin/keyword-rules", "keywordRuleId", List.of("department", "language", "operator"), Set.of()),
    SLAS("/api/admin/slas", "slaId", List.of("calendar", "channel", "department"), Set.of()),
    AUTOMATIONS("/api/admin/automations", "automationId", List.of("condition", "silenceSeconds"), Set.of()),
    TEMPLATES("/api/admin/templates", "templateId", List.of("department"), Set.of()),
    MACROS("/api/admin/macros", "macroId", List.of("department"), Set.of()),
    WEBHOOKS("/api/integrations/webhooks", "destinationId", List.of(), Destination.STATE),
    HANDLERS("/api/integrations/handlers", "", List.of("chatAssign", "chatClose", "chatStart"), Destination.STATE);

    private static final Set<String> ORDERED = Set.of("categories", "priorityPages", "hours");

    private final String path;
    private final String idField;
    private final List<String> optional;
    private final Set<String> kept;

    SettingKind(String path, String idField, List<String> optional, Set<String> kept) {
        this.path = path;
        this.idField = idField;
        this.optional = optional;
        this.kept = kept;
    }

    /** The kinds that a file holds. */
    static Stream<SettingKind> configured() {
        return Stream.of(values()).filter(kind -> kind != BOTS);
    }

    /** What it is called in a file. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SettingKind> titled(String title) {
        return configured().filter(kind -> kind.title().equals(title)).findAny();
    }

    public String path() {
        return path;
    }

    /** Whether an account has one only. */
    boolean isSingle() {
        return idField.isEmpty();
    }

    /** Where an answer says the id; empty where there is only one. */
    public String idField() {
        return idField;
    }

    /** What is null where it is not set: a file says so, because what it leaves out stays as it is. */
    List<String> optional() {
        return optional;
    }

    /** What a file leaves out and a change leaves as it is: secrets, pictures, and what nobody configures. */
    Set<String> kept() {
        return kept;
    }

    /** Whether the order of this list of texts means something. */
    boolean isOrdered(String field) {
        return ORDERED.contains(field) || this == CLASSIFICATION;
    }

    /** The member of a list's answer that has its rows. */
    String rows() {
        return switch (this) {
            case WEBHOOKS, BOTS -> title();
            case ACCOUNT,
                    DISTRIBUTION,
                    CLASSIFICATION,
                    CALENDARS,
                    TIMES,
                    DEPARTMENTS,
                    OPERATORS,
                    CHANNELS,
                    PLACEMENTS,
                    VISITS,
                    KEYWORD_RULES,
                    SLAS,
                    AUTOMATIONS,
                    TEMPLATES,
                    MACROS,
                    HANDLERS -> "rows";
        };
    }

    /** What is said of a destination that nobody configures; apart, because the kinds are made before the rest. */
    private static final class Destination {
        static final Set<String> STATE = Set.of(
                "destinationId",
                "kind",
                "credentials",
                "disabledReason",
                "health",
                "failingSince",
                "openUntil",
                "secret",
                "createdAt");
    }
}
