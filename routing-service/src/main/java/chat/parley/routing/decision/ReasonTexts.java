package chat.parley.routing.decision;

import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why somebody did not get a dialog, in words. */
enum ReasonTexts {
    ENGLISH("en") {
        @Override
        String of(Rejection rejection, Candidate candidate) {
            return switch (rejection) {
                case NOT_ONLINE -> "Was not online.";
                case AT_LIMIT ->
                    "Had no room: %d of %d places were taken.".formatted(candidate.load(), candidate.limit());
                case LANGUAGE -> "Does not speak the dialog's language.";
                case DEPARTMENT -> "Does not belong to the dialog's department.";
                case SKILLS -> "Lacks a skill that the dialog required.";
                case HAD_IT_BEFORE -> "Had the dialog already; others come first.";
                case SOMEBODY_PREFERRED -> "Somebody else was to be asked first.";
            };
        }
    },
    RUSSIAN("ru") {
        @Override
        String of(Rejection rejection, Candidate candidate) {
            return switch (rejection) {
                case NOT_ONLINE -> "Не в сети или не принимает диалоги.";
                case AT_LIMIT ->
                    "Нет свободного места: занято %d из %d.".formatted(candidate.load(), candidate.limit());
                case LANGUAGE -> "Не владеет языком диалога.";
                case DEPARTMENT -> "Не входит в отдел, которому назначен диалог.";
                case SKILLS -> "Не хватает навыка, который требовался диалогу.";
                case HAD_IT_BEFORE -> "Диалог у этого оператора уже был; сначала пробуют других.";
                case SOMEBODY_PREFERRED -> "Сначала спрашивали другого оператора.";
            };
        }
    };

    private final String language;

    ReasonTexts(String language) {
        this.language = language;
    }

    /** A sentence for one rejection of this candidate. */
    abstract String of(Rejection rejection, Candidate candidate);

    /**
     * The texts of a language.
     *
     * @param asked ISO 639-1 code that was asked for by name; null for none
     * @param accepted what the caller accepts, the best first
     */
    static ReasonTexts of(@Nullable String asked, List<Locale> accepted) {
        if (asked != null) {
            return in(asked);
        }
        return accepted.stream()
                .map(Locale::getLanguage)
                .filter(code -> in(code).language.equals(code))
                .findFirst()
                .map(ReasonTexts::in)
                .orElse(ENGLISH);
    }

    /** English for every language there are no texts in. */
    private static ReasonTexts in(String code) {
        return RUSSIAN.language.equals(code) ? RUSSIAN : ENGLISH;
    }
}
