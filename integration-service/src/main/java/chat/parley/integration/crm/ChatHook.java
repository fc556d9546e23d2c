package chat.parley.integration.crm;

import org.jspecify.annotations.Nullable;

/** How a CRM tells what was written in its chats. */
public interface ChatHook {
    /** The option that holds what the CRM signs with; it opens nothing that the connection itself needs. */
    String SECRET = "channelSecret";

    /**
     * Reads a call; its signature before anything else.
     *
     * @param secret what the CRM signs with; not empty
     * @param scope the account's part of the channel
     */
    Said read(CrmHook.Call call, String secret, String scope);

    /** What a call says. */
    sealed interface Said {
        /**
         * Somebody has written to the visitor.
         *
         * @param conversationId null where the chat is none of ours
         * @param messageId the CRM's own; the same in a repeat
         */
        record Written(@Nullable String conversationId, String messageId, String text) implements Said {}

        /** Nothing that is of interest here. */
        record Other() implements Said {}

        /** Not from the CRM. */
        record Forged(String reason) implements Said {}

        /** From the CRM, and not of the documented form. */
        record Malformed(String reason) implements Said {}
    }
}
