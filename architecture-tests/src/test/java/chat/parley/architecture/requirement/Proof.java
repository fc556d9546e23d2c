package chat.parley.architecture.requirement;

import java.util.Comparator;

/**
 * A test that proves a requirement.
 *
 * @param requirement like {@code W-22}
 * @param file relative to the root
 * @param test the name within the file; empty when all tests of the file prove it
 */
record Proof(String requirement, String file, String test) implements Comparable<Proof> {
    /** The families of requirements in the order of the page. */
    static final String FAMILIES = "BWJCUTPN";

    /** What an id looks like, as a regular expression. */
    static final String ID = "[" + FAMILIES + "]-\\d+";

    private static final Comparator<String> BY_FAMILY_AND_NUMBER = Comparator.<String>comparingInt(
                    id -> FAMILIES.indexOf(id.charAt(0)))
            .thenComparingInt(id -> Integer.parseInt(id.substring(2)))
            .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Proof> ORDER = Comparator.comparing(Proof::requirement, BY_FAMILY_AND_NUMBER)
            .thenComparing(Proof::file)
            .thenComparing(Proof::test);

    @Override
    public int compareTo(Proof other) {
        return ORDER.compare(this, other);
    }
}
