package chat.parley.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.decision.RoutingDecision.Candidate;
import chat.parley.contracts.decision.RoutingDecision.Rejection;
import chat.parley.contracts.decision.RoutingDecision.Verdict;
import chat.parley.contracts.id.OperatorId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("N-07")
class ExplanationTest {
    @Test
    void eachRejectionHasItsSentence() {
        var decision = Decisions.of("d1", new Verdict.Wait());

        var candidate =
                Explanation.of(decision, ReasonTexts.ENGLISH).candidates().getFirst();

        assertThat(candidate.rejections()).containsExactly(Rejection.AT_LIMIT);
        assertThat(candidate.reasonTexts()).containsExactly("Had no room: 3 of 3 places were taken.");
        assertThat(Explanation.of(decision, ReasonTexts.RUSSIAN)
                        .candidates()
                        .getFirst()
                        .reasonTexts())
                .containsExactly("Нет свободного места: занято 3 из 3.");
    }

    @ParameterizedTest
    @EnumSource(ReasonTexts.class)
    void everyRejectionHasASentenceOfItsOwnInEachLanguage(ReasonTexts texts) {
        var candidate = new Candidate(new OperatorId("ann"), "Ann", 1, 2, List.of(), null);

        assertThat(Arrays.stream(Rejection.values()).map(rejection -> texts.of(rejection, candidate)))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).endsWith("."));
    }

    @Test
    void everythingElseIsAsDecided() {
        RoutingDecision decision = Decisions.of("d1", new Verdict.Assign(new OperatorId("ann"), "Ann", 7));

        assertThat(Explanation.of(decision, ReasonTexts.ENGLISH))
                .usingRecursiveComparison()
                .ignoringFields("candidates.reasonTexts")
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({
        ", '', ENGLISH",
        ", 'de', ENGLISH",
        ", 'de;ru', RUSSIAN",
        ", 'en;ru', ENGLISH",
        ", 'ru-RU;en', RUSSIAN",
        "ru, 'en', RUSSIAN",
        "en, 'ru', ENGLISH",
        "fr, 'ru', ENGLISH"
    })
    void theLanguageIsTheOneAskedForElseTheFirstAcceptedThereIs(String asked, String accepted, ReasonTexts expected) {
        var locales =
                Arrays.stream(accepted.split(";")).map(Locale::forLanguageTag).toList();

        assertThat(ReasonTexts.of(asked, locales)).isEqualTo(expected);
    }
}
