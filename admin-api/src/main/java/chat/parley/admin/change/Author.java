package chat.parley.admin.change;

import chat.parley.platform.identity.Caller;

/**
 * Who makes a change.
 *
 * @param id the operator id, or {@code system}
 * @param name shown in the audit
 */
public record Author(String id, String name) {
    /** Parley itself, for what nobody asked for in person. */
    public static final Author SYSTEM = new Author("system", "Parley");

    /** The person behind a request. */
    public static Author of(Caller caller) {
        return new Author(caller.operatorId().value(), caller.name());
    }
}
