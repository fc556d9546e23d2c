package chat.parley.integration.crm;

/**
 * A record of a dialog.
 *
 * @param crm as people know it
 * @param link where people open it there
 */
public record RecordLink(String crm, String link) {}
