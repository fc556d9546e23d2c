package chat.parley.launcher.build;

import java.util.List;
import java.util.stream.Stream;

/**
 * How tests ended.
 *
 * @param passed ran and held
 * @param failures names of those that failed or could not run
 * @param skipped left out by themselves
 */
record TestCount(int passed, List<String> failures, int skipped) {
    static final TestCount NONE = new TestCount(0, List.of(), 0);

    TestCount plus(TestCount other) {
        return new TestCount(
                passed + other.passed,
                Stream.concat(failures.stream(), other.failures.stream()).toList(),
                skipped + other.skipped);
    }

    /** The last line of a run. */
    String summary() {
        return passed + " passed, " + failures.size() + " failed";
    }
}
