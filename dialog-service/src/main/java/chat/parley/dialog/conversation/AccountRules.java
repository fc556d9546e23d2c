package chat.parley.dialog.conversation;

import chat.parley.dialog.automation.AutomationRules;
import chat.parley.dialog.keyword.KeywordRules;
import chat.parley.dialog.sla.SlaClock;

/** What an account has set that acts by itself, made ready once for each state of its settings. */
public record AccountRules(KeywordRules keywords, SlaClock slas, AutomationRules automations) {
    /** An account without any. */
    public static final AccountRules NONE = new AccountRules(KeywordRules.NONE, SlaClock.NONE, AutomationRules.NONE);
}
