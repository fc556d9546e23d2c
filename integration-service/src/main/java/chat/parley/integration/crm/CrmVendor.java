package chat.parley.integration.crm;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A kind of CRM: what is entered to connect it, and what speaks with it then. */
public interface CrmVendor {
    /** In paths, and of the connection. */
    String name();

    /** As people know it. */
    String title();

    /** What is entered; an option stands behind those that decide whether it is asked for. */
    List<CrmOption> options();

    /** Where it is, without a slash at the end. */
    String address(Map<String, String> options);

    /** The mapping that holds until another is set. */
    default CrmMapping usual() {
        return CrmMapping.USUAL;
    }

    /** How fields are named that a mapping may fill. */
    Pattern fieldNames();

    /** How many requests an account of it takes in a second; empty where they need not be paced. */
    default OptionalInt perSecond() {
        return OptionalInt.empty();
    }

    /** How it calls back; empty where it does not. */
    default Optional<CrmHook> hook() {
        return Optional.empty();
    }

    /** Where its chats are, without a slash at the end; of no meaning for one that has none. */
    default String chatAddress(Map<String, String> options) {
        return address(options);
    }

    /** How it tells what was written in its chats; empty where it has none. */
    default Optional<ChatHook> chatHook() {
        return Optional.empty();
    }

    /** What speaks with it. */
    Crm crm(Link link);

    /**
     * All that an adapter is made of.
     *
     * @param site where people open it, without a slash at the end
     * @param chatSite where its chats are, without a slash at the end
     * @param options what was entered, with its secrets
     * @param tokens those that it was given
     */
    record Link(Calls calls, String site, String chatSite, Map<String, String> options, CrmTokens tokens, Clock clock) {
        /** An option; empty when nothing was entered. */
        public String option(String name) {
            return options.getOrDefault(name, "");
        }

        /** Nothing: there are secrets in it. */
        @Override
        public String toString() {
            return "Link[]";
        }
    }
}
