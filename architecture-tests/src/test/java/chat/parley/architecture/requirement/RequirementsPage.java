package chat.parley.architecture.requirement;

import chat.parley.architecture.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page that lists for each requirement the tests that prove it. */
final class RequirementsPage {
    private RequirementsPage() {}

    /** What the tests of the whole suite say they prove. */
    static SortedSet<Proof> proofs() {
        var proofs = new TreeSet<Proof>();
        Tree.files(".java").stream()
                .filter(file -> file.name().contains("/src/test/java/"))
                .forEach(file -> proofs.addAll(JavaTags.in(file)));
        Tree.files(".test.ts", ".test.tsx").forEach(file -> proofs.addAll(TitleTags.in(file)));
        return proofs;
    }

    static String text(SortedSet<Proof> proofs) {
        var byId = new ArrayList<SortedSet<Proof>>();
        for (var proof : proofs) {
            if (byId.isEmpty() || !byId.getLast().first().requirement().equals(proof.requirement())) {
                byId.add(new TreeSet<>());
            }
            byId.getLast().add(proof);
        }
        var page = new StringBuilder("""
                # Requirements and their tests

                %d requirements have a test that proves them%s. A requirement that is not on this page has none.

                Made from the tests by those of `architecture-tests`: from `@Tag("W-22")` on a method or a class in Java, and
                from `[W-22]` in a title in TypeScript. `mvn -pl architecture-tests test -Dparley.refresh=true` writes it anew.
                A file without names of tests proves it as a whole.

                | id | tests |
                |---|---|
                """.formatted(byId.size(), families(byId)));
        byId.forEach(same -> page.append("| ")
                .append(same.first().requirement())
                .append(" | ")
                .append(tests(same))
                .append(" |\n"));
        return page.toString();
    }

    /** How many of each family, in the order of the page. */
    private static String families(List<SortedSet<Proof>> byId) {
        var counts = Proof.FAMILIES
                .chars()
                .mapToObj(family -> (char) family)
                .map(family -> byId.stream()
                                .filter(same -> same.first().requirement().charAt(0) == family)
                                .count()
                        + " " + family);
        var listed = counts.filter(count -> !count.startsWith("0 ")).collect(Collectors.joining(", "));
        return listed.isEmpty() ? "" : ": " + listed;
    }

    private static String tests(SortedSet<Proof> same) {
        SortedMap<String, List<String>> byFile = new TreeMap<>();
        same.forEach(proof ->
                byFile.computeIfAbsent(proof.file(), file -> new ArrayList<>()).add(proof.test()));
        return byFile.entrySet().stream()
                .map(file -> link(file.getKey())
                        // a whole file is said with the empty name, which comes first
                        + (file.getValue().getFirst().isEmpty()
                                ? ""
                                : ": "
                                        + file.getValue().stream()
                                                .map(RequirementsPage::cell)
                                                .collect(Collectors.joining("; "))))
                .collect(Collectors.joining("<br>"));
    }

    private static String link(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
        return "[" + file.substring(0, file.indexOf('/')) + "/" + name + "](../" + file + ")";
    }

    private static String cell(String test) {
        return test.replace("|", "\\|").replace("<", "&lt;");
    }
}
