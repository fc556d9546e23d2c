package chat.parley.contracts.actor;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an operator may do; each role includes the ones before it [W-74]. */
public enum Role {
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("supervisor")
    SUPERVISOR,
    @JsonProperty("administrator")
    ADMINISTRATOR;

    /** Whether this role includes {@code other}. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
