package chat.parley.admin.report;

import chat.parley.admin.fact.DialogLine;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what dialogs are told apart in a report [B-09, W-14]. */
public enum Grouping {
    /** The local date. */
    DAY,
    /** The local hour of the day, 00 to 23; one that the clocks repeat is one. */
    HOUR,
    /** The visitor. */
    CLIENT,
    /** Who had the dialog last. */
    OPERATOR,
    DEPARTMENT,
    CATEGORY,
    CHANNEL,
    KIND,
    PLACEMENT,
    PAGE,
    /** A dialog with several tags is in the group of each. */
    TAG;

    /** The key of those that have none. */
    public static final String NONE = "";

    /** As it stands in requests and answers. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Grouping> of(String key) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.key().equals(key))
                .findFirst();
    }

    /**
     * The groups that a dialog is in.
     *
     * @param at the moment that the figure counts it by
     */
    List<String> keys(DialogLine line, Instant at, ZoneId zone) {
        return switch (this) {
            case DAY -> List.of(at.atZone(zone).toLocalDate().toString());
            case HOUR ->
                List.of(String.format(Locale.ROOT, "%02d", at.atZone(zone).getHour()));
            case CLIENT -> List.of(line.visitorId());
            case OPERATOR -> one(line.operatorId());
            case DEPARTMENT -> one(line.departmentId());
            case CATEGORY -> one(line.category());
            case CHANNEL -> List.of(line.channelId());
            case KIND -> List.of(line.channelKind());
            case PLACEMENT -> one(line.placementId());
            case PAGE -> one(line.page());
            case TAG -> line.tags().isEmpty() ? List.of(NONE) : line.tags();
        };
    }

    private static List<String> one(@Nullable String key) {
        return List.of(key == null ? NONE : key);
    }
}
