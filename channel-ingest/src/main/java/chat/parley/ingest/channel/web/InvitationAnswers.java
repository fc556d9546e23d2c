package chat.parley.ingest.channel.web;

import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.visit.InvitationRule;
import chat.parley.platform.settings.SettingsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a placement's pages invite their visitors by themselves; the pages judge it, because only they know.
 *
 * @param rejectedHours for how many hours who said no is not invited again
 * @param offline whether they invite while nobody is online [W-31]
 * @param rules the first that fits invites
 * @param photo whose face they invite with while nobody is online; null for the usual one [W-30]
 */
public record InvitationAnswers(
        int rejectedHours,
        boolean offline,
        List<Rule> rules,
        @Nullable PictureId photo) {
    /**
     * @param page pattern in which {@code *} stands for anything; null for every page
     * @param visits 1 for everybody
     * @param cart 0 for any
     */
    public record Rule(String text, int seconds, @Nullable String page, int visits, long cart) {
        private static Rule of(InvitationRule rule) {
            return new Rule(rule.text(), rule.seconds(), rule.page(), rule.visits(), rule.cart());
        }
    }

    public InvitationAnswers {
        rules = List.copyOf(rules);
    }

    static @Nullable InvitationAnswers of(SettingsView settings, Setting.Placement placement) {
        Visits visits = settings.all(placement.accountId(), Visits.class).stream()
                .findFirst()
                .orElse(Visits.unsaved(placement.accountId()));
        List<Rule> rules = visits.rules().stream()
                .filter(rule -> rule.placementId() == null || rule.placementId().equals(placement.placementId()))
                .map(Rule::of)
                .toList();
        return rules.isEmpty()
                ? null
                : new InvitationAnswers(visits.rejectedHours(), visits.inviteOffline(), rules, visits.photo());
    }
}
