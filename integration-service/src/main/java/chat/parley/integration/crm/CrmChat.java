package chat.parley.integration.crm;

/**
 * The chats of a CRM: a conversation is shown there message by message, beside the records of its dialogs, and answered
 * there [W-64]. Each call may be made again and then changes nothing more.
 */
public interface CrmChat {
    /** The option that is {@code true} where they are used. */
    String WANTED = "chats";

    /** Turns them on for the account; what came of it names the account's part of the channel instead of a record. */
    CrmAnswer connect();

    /** Turns them off for the account. */
    CrmAnswer disconnect();

    /** Finds the chat of the line's conversation, or makes it, with its visitor, and shows it with the record. */
    CrmAnswer open(String conversationId, CrmTicket.Requester visitor, String recordId);

    /** Says something in the chat of a conversation. */
    CrmAnswer say(ChatLine line);

    /** Says it otherwise than before. */
    CrmAnswer edit(ChatLine line);

    /** A message from there has got into the conversation. */
    CrmAnswer arrived(String messageId);

    /** The visitor has read a message from there. */
    CrmAnswer read(String messageId);

    /** A message from there has not, and never will. */
    CrmAnswer failed(String messageId, String reason);
}
