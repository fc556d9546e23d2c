package chat.parley.benchmarks.chaos;

/** A rule did not hold. @param what where and how, for who looks for the cause */
record Breach(Rule rule, String what) {}
