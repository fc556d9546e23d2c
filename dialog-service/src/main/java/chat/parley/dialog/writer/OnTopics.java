package chat.parley.dialog.writer;

/** How far a partition is known to be on the topics: positions of events and of outcomes; 0 for nothing known. */
record OnTopics(long position, long outcomePosition) {}
