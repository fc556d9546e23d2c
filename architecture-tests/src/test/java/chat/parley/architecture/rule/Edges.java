package chat.parley.architecture.rule;

import chat.parley.architecture.House;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** What touches the world and says so in its name; everything else in a service is pure. */
final class Edges {
    /** How the name of a class ends that touches the world. */
    static final List<String> SUFFIXES =
            List.of("Resource", "Socket", "Consumer", "Topology", "Store", "Client", "Job", "Config", "Channel", "Crm");

    /** Classes that JPA fills from a table: they are of the store, whatever their fields are called. */
    private static final Set<String> STORED = Set.of(
            "jakarta.persistence.Entity", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Embeddable");

    /** A class of a service without an edge suffix. */
    static final DescribedPredicate<JavaClass> PURE =
            DescribedPredicate.describe("are in a service and have a plain name", Edges::isPlain);

    private Edges() {}

    static boolean isPlain(JavaClass type) {
        return House.serviceOf(type).isPresent() && !isEdge(type);
    }

    static boolean isEdge(JavaClass type) {
        var outer = House.outermost(type);
        return SUFFIXES.stream().anyMatch(outer.getSimpleName()::endsWith)
                || STORED.stream().anyMatch(outer::isAnnotatedWith);
    }
}
