package chat.parley.dialog.writer;

/**
 * How far a partition is, as its row of the ledger says.
 *
 * @param epoch of this ownership; a later owner has a greater one
 * @param nextOffset of the first command that is not handled yet
 * @param position of the last event; 0 before the first
 * @param outcomePosition of the last outcome; 0 before the first
 */
record Place(int partition, long epoch, long nextOffset, long position, long outcomePosition) {}
