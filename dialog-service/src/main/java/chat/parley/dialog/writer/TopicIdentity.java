package chat.parley.dialog.writer;

/**
 * Which topics a ledger belongs to: a topic that was made anew has another id, though its name is the same.
 *
 * @param partitions of each of the three
 */
record TopicIdentity(String commandsId, String eventsId, String outcomesId, int partitions) {}
