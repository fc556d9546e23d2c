package chat.parley.contracts.command;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.ConversationId;
import java.time.Instant;

/**
 * What every command says of itself.
 *
 * @param commandId a repeat of a command carries the same id and gets the same outcome
 * @param at when Parley's own edge took the command in; never the clock of a visitor's or operator's device
 * @param issuer who wants it, as the edge authenticated them
 */
public record CommandMeta(
        CommandId commandId, AccountId accountId, ConversationId conversationId, Actor issuer, Instant at) {}
