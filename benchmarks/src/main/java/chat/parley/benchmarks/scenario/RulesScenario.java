package chat.parley.benchmarks.scenario;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.dialog.conversation.Conversation;
import chat.parley.dialog.conversation.KeyUse;
import chat.parley.dialog.conversation.KnownMessage;
import chat.parley.dialog.conversation.Recollection;
import chat.parley.dialog.settings.SettingsPolicies;
import chat.parley.platform.settings.SettingsView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What rules add to deciding a first message, on one thread of the pure core [T-07, B-07]. */
public final class RulesScenario {
    private static final AccountId ACCOUNT = new AccountId("bench");
    private static final Actor.Visitor VISITOR = new Actor.Visitor(new VisitorId("visitor"), null);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TEXT =
            "Hello, my order has not come yet and nobody answers the telephone. What shall I do"
                    + " now, wait for another week or cancel it and have my money back? The number is 48213.";
    private static final long LONGEST_NANOS = 10_000_000_000L;

    /** Nothing was ever said or sent before. */
    private static final Recollection NOTHING = new Recollection() {
        @Override
        public @Nullable Outcome outcomeOf(CommandId commandId) {
            return null;
        }

        @Override
        public @Nullable KeyUse inbound(ChannelId channelId, String externalMessageId) {
            return null;
        }

        @Override
        public @Nullable KeyUse client(String senderId, String clientMessageId) {
            return null;
        }

        @Override
        public @Nullable KnownMessage message(MessageId messageId) {
            return null;
        }

        @Override
        public Map<ChannelKind, Integer> dialogsOf(OperatorId operatorId) {
            return Map.of();
        }
    };

    /** Milliseconds to decide one first message. */
    public record Result(int rules, double p50, double p99, double max) {}

    /** @param rules how many automation rules and how many keyword rules, none of which matches */
    public Result run(int rules, int messages) {
        var policies = new SettingsPolicies(settings(rules), System::nanoTime);
        var policy = policies.of(ACCOUNT);
        decide(policy, messages / 4);
        Histogram nanos = decide(policy, messages);
        return new Result(
                rules,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getMaxValue() / 1e6);
    }

    private static Histogram decide(chat.parley.dialog.conversation.@Nullable AccountPolicy policy, int messages) {
        var nanos = new Histogram(LONGEST_NANOS, 3);
        for (int i = 0; i < messages; i++) {
            var id = new ConversationId("c" + i);
            var command = new DialogCommand.PostVisitorMessage(
                    new CommandMeta(new CommandId("k" + i), ACCOUNT, id, VISITOR, NOW),
                    new ChannelId("site"),
                    ChannelKind.WEB,
                    null,
                    "m" + i,
                    TEXT,
                    null,
                    "en",
                    null,
                    null,
                    List.of(),
                    null,
                    false,
                    null);
            long begun = System.nanoTime();
            Conversation.fresh(ACCOUNT, id).decide(command, NOTHING, policy, NOW);
            nanos.recordValue(System.nanoTime() - begun);
        }
        return nanos;
    }

    private static SettingsView settings(int rules) {
        var view = new SettingsView();
        view.apply(new Setting.Account(
                ACCOUNT, 1, false, "Bench", "UTC", "en", false, true, 5, false, 60, "All are busy", 900));
        for (int i = 0; i < rules; i++) {
            view.apply(new RuleSetting.Automation(
                    ACCOUNT,
                    1,
                    false,
                    new AutomationId("a" + i),
                    "rule " + i,
                    i,
                    true,
                    AutomationTrigger.VISITOR_MESSAGE,
                    0,
                    new AutomationCondition.All(List.of(
                            test(AutomationField.CHANNEL_KIND, AutomationCondition.Operator.IS, "web"),
                            test(AutomationField.TEXT, AutomationCondition.Operator.HAS_WORD, "word" + i, "term" + i))),
                    List.of(new AutomationAction.AddTags(Set.of("tag")))));
            view.apply(new RuleSetting.KeywordRule(
                    ACCOUNT,
                    1,
                    false,
                    new KeywordRuleId("k" + i),
                    "keyword " + i,
                    i,
                    true,
                    i % 2 == 0 ? KeywordMatch.WORD : KeywordMatch.REGEX,
                    i % 2 == 0 ? "key" + i : "invoice\\s+no\\.?\\s*" + i,
                    null,
                    null,
                    null,
                    Set.of()));
        }
        return view;
    }

    private static AutomationCondition test(
            AutomationField field, AutomationCondition.Operator operator, String... values) {
        return new AutomationCondition.Test(field, operator, List.of(values));
    }
}
