package chat.parley.contracts.decision;

import chat.parley.contracts.id.AccountId;

/**
 * How an account's queue stands, told when it changes, at most twice a second [P-03].
 *
 * @param waiting how many dialogs wait
 * @param online how many operators may be given dialogs
 */
public record QueueState(AccountId accountId, int waiting, int online) {}
