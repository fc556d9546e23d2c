package chat.parley.dialog.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which rule decides. */
@Tag("B-07")
class KeywordRulesTest {
    @Test
    void theFirstThatMatchesDecides() {
        var rules = KeywordRules.of(List.of(
                rule("c", 3, KeywordMatch.WORD, "price"),
                rule("a", 1, KeywordMatch.WORD, "refund"),
                rule("b", 2, KeywordMatch.PHRASE, "the price")));

        assertThat(decides(rules, "What is the price?")).isEqualTo("b");
        assertThat(decides(rules, "price of a refund")).isEqualTo("a");
        assertThat(decides(rules, "hello")).isNull();
    }

    @Test
    void amongEqualRanksTheIdDecides() {
        var rules = KeywordRules.of(
                List.of(rule("b", 1, KeywordMatch.WORD, "price"), rule("a", 1, KeywordMatch.WORD, "price")));

        assertThat(decides(rules, "price")).isEqualTo("a");
    }

    @Test
    void aRuleOfALanguageIsForItsDialogsOnly() {
        var german = rule("a", 1, "de", true, KeywordMatch.WORD, "kosten");
        var rules = KeywordRules.of(List.of(german, rule("b", 2, KeywordMatch.WORD, "kosten")));

        assertThat(rules.first("Kosten?", "de").map(Setting::id)).contains("a");
        assertThat(rules.first("Kosten?", "en").map(Setting::id)).contains("b");
    }

    @Test
    void rulesThatAreOffAreNotAsked() {
        assertThat(decides(KeywordRules.of(List.of(rule("a", 1, null, false, KeywordMatch.WORD, "price"))), "price"))
                .isNull();
    }

    @Test
    void aPatternThatPassesNoMoreHarmsNothing() {
        var rules = KeywordRules.of(
                List.of(rule("a", 1, KeywordMatch.REGEX, "(a)\\1"), rule("b", 2, KeywordMatch.WORD, "aa")));

        assertThat(decides(rules, "aa")).isEqualTo("b");
    }

    private static @Nullable String decides(KeywordRules rules, String text) {
        return rules.first(text, "en").map(Setting::id).orElse(null);
    }

    private static RuleSetting.KeywordRule rule(String id, int rank, KeywordMatch match, String pattern) {
        return rule(id, rank, null, true, match, pattern);
    }

    private static RuleSetting.KeywordRule rule(
            String id, int rank, @Nullable String language, boolean enabled, KeywordMatch match, String pattern) {
        return new RuleSetting.KeywordRule(
                new AccountId("acme"),
                1,
                false,
                new KeywordRuleId(id),
                id,
                rank,
                enabled,
                match,
                pattern,
                language,
                new DepartmentId("sales"),
                null,
                Set.of());
    }
}
