package chat.parley.admin.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All templates of an account, ready to be looked through.
 *
 * @param revision of the account's templates when they were read
 */
record TemplateShelf(long revision, List<Template> templates, Map<String, TemplateIndex> byLanguage) {
    static TemplateShelf of(long revision, List<Template> templates) {
        List<Template> ordered = templates.stream().sorted(Template.ORDER).toList();
        var byLanguage = new HashMap<String, TemplateIndex>();
        ordered.stream()
                .collect(Collectors.groupingBy(Template::language))
                .forEach((language, ones) -> byLanguage.put(language, new TemplateIndex(ones)));
        return new TemplateShelf(revision, ordered, Map.copyOf(byLanguage));
    }

    /** Those that {@code seen} lets through, as people look for them. */
    List<Template> all(Predicate<Template> seen) {
        return templates.stream().filter(seen).toList();
    }

    /** Those of a language that are most like {@code text}; without a text the first ones. */
    List<Template> closest(String language, String text, Predicate<Template> seen, int most) {
        TemplateIndex index = byLanguage.get(language);
        if (index == null) {
            return List.of();
        }
        return text.isBlank()
                ? index.all(seen).stream().limit(most).toList()
                : index.closest(text, seen, most).stream()
                        .map(TemplateIndex.Match::template)
                        .toList();
    }

    /** The sections of those that {@code seen} lets through, by name. */
    Set<String> sections(Predicate<Template> seen) {
        var sections = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        templates.stream().filter(seen).map(Template::section).forEach(sections::add);
        sections.remove("");
        return sections;
    }
}
