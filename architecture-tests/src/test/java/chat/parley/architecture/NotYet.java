package chat.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What breaks a rule today, known and to be mended. The lists only ever get shorter: a name that is in order fails the
 * test of its rule until it is taken off.
 */
public final class NotYet {
    /** Classes whose name or place is wrong: they are no pure classes, or what they use lies in an edge. */
    public static final Set<String> MISPLACED = Set.of();

    /** Pure classes that look at a clock of their own. */
    public static final Set<String> OWN_CLOCKS = Set.of();

    /** Records of the contract that keep the collection they were given. */
    public static final Set<String> SHARED_COLLECTIONS = Set.of();

    /** Files that are to be split. */
    public static final Set<String> TOO_LONG = Set.of();

    /** Files whose names say nothing. */
    public static final Set<String> EMPTY_NAMES = Set.of();

    /** Files that name a folder of one machine. */
    public static final Set<String> PLACES =
            Set.of("launcher/src/test/java/chat/parley/launcher/command/UpOptionsTest.java");

    private static final String MENDED = "in order or gone: take them off the list in NotYet";

    private NotYet() {}

    /**
     * Checks a rule on all classes but these, and that these still break it.
     *
     * @param known names of classes that are in no other, after {@code chat.parley.}
     */
    public static void check(ArchRule rule, Set<String> known) {
        rule.check(House.CLASSES.that(DescribedPredicate.not(areIn(known))));
        var mended = new TreeSet<>(known);
        mended.removeIf(name -> rule.allowEmptyShould(true)
                .evaluate(House.CLASSES.that(areIn(Set.of(name))))
                .hasViolation());
        assertThat(mended).as(MENDED).isEmpty();
    }

    /**
     * Checks that there are no findings but in these files, and that there are some in each of them.
     *
     * @param findings names of files, each with what was found there
     */
    public static void check(String reason, Map<String, ?> findings, Set<String> known) {
        var unknown = new TreeMap<String, Object>(findings);
        unknown.keySet().removeAll(known);
        assertThat(unknown).as(reason).isEmpty();

        var mended = new TreeSet<>(known);
        mended.removeAll(findings.keySet());
        assertThat(mended).as(MENDED).isEmpty();
    }

    private static DescribedPredicate<JavaClass> areIn(Set<String> names) {
        return DescribedPredicate.describe(
                "are in " + names,
                type -> type.getName().startsWith(House.PACKAGE)
                        && names.contains(House.outermost(type).getName().substring(House.PACKAGE.length())));
    }
}
