package chat.parley.launcher.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Says names where an account says ids, and ids where a file says names. */
final class References {
    private static final Map<String, SettingKind> ONE = Map.of(
            "calendar", SettingKind.CALENDARS,
            "department", SettingKind.DEPARTMENTS,
            "operator", SettingKind.OPERATORS,
            "channel", SettingKind.CHANNELS,
            "placement", SettingKind.PLACEMENTS);

    /** What an automation's test of this field is compared with. */
    private static final Map<String, SettingKind> TESTED = Map.of(
            "channel", SettingKind.CHANNELS,
            "placement", SettingKind.PLACEMENTS,
            "department", SettingKind.DEPARTMENTS,
            "operator", SettingKind.OPERATORS,
            "working-time", SettingKind.CALENDARS);

    private static final String DEPARTMENTS = "departments";

    private final SettingKind kind;
    private final boolean toIds;
    private final BiFunction<SettingKind, String, String> exchange;

    private References(SettingKind kind, boolean toIds, BiFunction<SettingKind, String, String> exchange) {
        this.kind = kind;
        this.toIds = toIds;
        this.exchange = exchange;
    }

    /** A body as a file has it. */
    static Map<String, Object> named(SettingKind kind, Map<String, Object> body, Names names) {
        return new References(kind, false, names::label).members(body);
    }

    /**
     * A body as the API has it.
     *
     * @throws UnknownName for a name that nothing has
     */
    static Map<String, Object> identified(SettingKind kind, Map<String, Object> body, Names names) {
        return new References(
                        kind,
                        true,
                        (named, label) -> names.id(named, label).orElseThrow(() -> new UnknownName(named, label)))
                .members(body);
    }

    /** That a file names what neither it nor the account has. */
    static final class UnknownName extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownName(SettingKind kind, String label) {
            super("there is no \"" + label + "\" among the " + kind.title());
        }
    }

    private Map<String, Object> members(Map<String, Object> body) {
        boolean test = "test".equals(body.get("kind")) && body.get("values") instanceof List<?>;
        var tested = test ? TESTED.get(String.valueOf(body.get("field"))) : null;
        var members = new LinkedHashMap<String, Object>();
        body.forEach((field, value) -> {
            if (test) {
                members.put(
                        field,
                        tested != null && "values".equals(field) && "is".equals(body.get("operator"))
                                ? exchanged(tested, value)
                                : value);
            } else {
                member(members, field, value);
            }
        });
        return members;
    }

    private void member(Map<String, Object> members, String field, @Nullable Object value) {
        var base = toIds || !field.endsWith("Id") ? field : field.substring(0, field.length() - 2);
        var one = ONE.get(base);
        if (one != null && (toIds || !base.equals(field))) {
            members.put(toIds ? field + "Id" : base, exchanged(one, value));
        } else if (field.equals(DEPARTMENTS) || field.equals("departmentIds")) {
            members.put(
                    toIds && kind == SettingKind.WEBHOOKS ? "departmentIds" : DEPARTMENTS,
                    exchanged(SettingKind.DEPARTMENTS, value));
        } else if (field.equals("bot") && kind == SettingKind.CHANNELS) {
            members.put(field, exchanged(SettingKind.BOTS, value));
        } else {
            members.put(field, inside(value));
        }
    }

    private @Nullable Object exchanged(SettingKind named, @Nullable Object value) {
        return switch (value) {
            case String text -> exchange.apply(named, text);
            case List<?> list -> list.stream().map(one -> exchanged(named, one)).toList();
            case null -> null;
            default -> value;
        };
    }

    private @Nullable Object inside(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> members(Tree.object(map));
            case List<?> list -> list.stream().map(this::inside).toList();
            case null -> null;
            default -> value;
        };
    }
}
