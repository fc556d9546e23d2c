package chat.parley.routing.rule;

import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.routing.board.OperatorEntry.Person;

/** What the rules may know of an operator. */
public interface JudgedOperator {
    OperatorId id();

    /** By the living leases of all their devices; {@code OFFLINE} when none lives. */
    PresenceStatus status();

    /** Who they are by the account's settings. */
    Person person();

    /** How many places the open dialogs they own and the dialogs reserved for them take. */
    int load();

    /** How many places automatic assignment may fill. */
    int limit();
}
