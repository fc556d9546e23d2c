package chat.parley.notification.login;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.platform.identity.Caller;
import java.time.Instant;

/**
 * A checked access token.
 *
 * @param expiresAt when it stops being good
 */
public record Login(Caller caller, Instant expiresAt) {
    public AccountId accountId() {
        return caller.accountId();
    }

    public OperatorId operatorId() {
        return caller.operatorId();
    }

    public Role role() {
        return caller.role();
    }

    /** The operator as the issuer of commands. */
    public Actor.Operator actor() {
        return caller.actor();
    }

    /** Whether {@code other} is a login of the same person in the same account. */
    public boolean samePerson(Login other) {
        return accountId().equals(other.accountId()) && operatorId().equals(other.operatorId());
    }
}
