package chat.parley.routing.replay;

/** An input with its place in the order of all of its account's. */
record RecordedInput(int partition, long offset, Seen seen) {
    boolean begins() {
        return seen instanceof Seen.Stood stood && stood.begins();
    }
}
