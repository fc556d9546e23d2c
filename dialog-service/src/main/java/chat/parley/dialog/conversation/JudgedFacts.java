package chat.parley.dialog.conversation;

import chat.parley.contracts.automation.AutomationField;
import chat.parley.dialog.automation.DialogFacts;
import chat.parley.dialog.keyword.FoldedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules may ask of a dialog, prepared when it is first asked. */
final class JudgedFacts implements DialogFacts {
    private final Dialog dialog;
    private final Instant at;
    private final Map<AutomationField, List<FoldedText>> asked = new EnumMap<>(AutomationField.class);

    JudgedFacts(Dialog dialog, Instant at) {
        this.dialog = dialog;
        this.at = at;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public List<FoldedText> values(AutomationField field) {
        return asked.computeIfAbsent(
                field, wanted -> texts(wanted).stream().map(FoldedText::of).toList());
    }

    private Collection<String> texts(AutomationField field) {
        return switch (field) {
            case TEXT -> one(dialog.watch().asked());
            case CHANNEL_KIND -> one(dialog.origin().channelKind().value());
            case CHANNEL -> one(dialog.origin().channelId().value());
            case PLACEMENT -> {
                var placement = dialog.origin().placementId();
                yield one(placement == null ? null : placement.value());
            }
            case DEPARTMENT -> {
                var department = dialog.place().departmentId();
                yield one(department == null ? null : department.value());
            }
            case LANGUAGE -> one(dialog.place().language());
            case STATUS -> one(dialog.status().word());
            case OPERATOR ->
                one(dialog.owner() == null ? null : dialog.owner().operatorId().value());
            case PRIORITY -> one(dialog.marks().priority().name().toLowerCase(Locale.ROOT));
            case TAG -> dialog.marks().tags();
            case CATEGORY -> one(dialog.marks().category());
            case VISITOR_NAME -> one(dialog.origin().visitorName());
            case PAGE -> one(dialog.origin().pageUrl());
            case WORKING_TIME -> List.of();
            case MINUTES_OPEN -> one(minutes(dialog.life().openedAt()));
            case MINUTES_WAITING -> one(minutes(dialog.talk().waitingSince()));
        };
    }

    private @Nullable String minutes(@Nullable Instant since) {
        return since == null ? null : Long.toString(Duration.between(since, at).toMinutes());
    }

    private static List<String> one(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text);
    }
}
