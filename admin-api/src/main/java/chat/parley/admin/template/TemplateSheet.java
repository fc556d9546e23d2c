package chat.parley.admin.template;

import chat.parley.admin.field.Fields;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Templates as a table with the columns {@code level}, {@code department}, {@code language}, {@code section},
 * {@code name} and {@code text}. What is brought in that way replaces the template of the same place and name; without a
 * name it is a new one, unless just that is there already.
 *
 * @param departments the account's, by id
 */
record TemplateSheet(Map<DepartmentId, String> departments) {
    private static final List<String> COLUMNS = List.of("level", "department", "language", "section", "name", "text");
    private static final int MOST_ERRORS = 100;

    /** The table, with its head. */
    String write(List<Template> templates) {
        return templates.stream()
                .sorted(Template.ORDER)
                .map(template -> CommaText.line(List.of(
                        template.level().code(),
                        template.departmentId() == null
                                ? ""
                                : departments.getOrDefault(
                                        template.departmentId(),
                                        template.departmentId().value()),
                        template.language(),
                        template.section(),
                        template.name(),
                        template.text())))
                .collect(Collectors.joining("", CommaText.line(COLUMNS), ""));
    }

    /**
     * What a table would change.
     *
     * @param changes templates as they would be, with the version they then have
     * @param created how many of them are new
     * @param unchanged how many rows say what is there already
     */
    record Plan(List<Template> changes, int created, int unchanged) {}

    /**
     * Reads a table against what is there.
     *
     * @param present all that the caller may change
     * @throws ProblemException with everything that is wrong, each as {@code rows[<line of the text>].<column>}
     */
    Plan read(String text, TemplateReader reader, List<Template> present, Supplier<String> ids) {
        List<CommaText.Row> rows = CommaText.read(text);
        List<Integer> columns = columns(rows);
        var errors = new ArrayList<Problem.FieldError>();
        var known = new ArrayList<>(present);
        var changes = new LinkedHashMap<String, Template>();
        int created = 0;
        int unchanged = 0;
        for (CommaText.Row row : rows.subList(1, rows.size())) {
            Template template = template(row, columns, reader, ids.get(), errors);
            if (template == null) {
                continue;
            }
            Template before = replaced(known, template);
            if (before != null && before.says(template)) {
                unchanged++;
                continue;
            }
            Template after = before == null ? template : template.instead(before);
            created += before == null ? 1 : 0;
            known.remove(before);
            known.add(after);
            changes.put(after.templateId(), after);
        }
        if (!errors.isEmpty()) {
            List<Problem.FieldError> first = errors.subList(0, Math.min(MOST_ERRORS, errors.size()));
            throw new ProblemException(Problem.of(
                    ErrorCode.INVALID_SETTING,
                    errors.size() + " cells of the table are wrong; nothing was saved",
                    List.copyOf(first)));
        }
        return new Plan(List.copyOf(changes.values()), created, unchanged);
    }

    private static @Nullable Template replaced(List<Template> known, Template template) {
        return known.stream()
                .filter(each -> template.name().isEmpty()
                        ? each.says(template)
                        : each.hasPlaceOf(template) && each.name().equals(template.name()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Template template(
            CommaText.Row row,
            List<Integer> columns,
            TemplateReader reader,
            String id,
            List<Problem.FieldError> errors) {
        List<String> cells =
                columns.stream().map(column -> row.cell(column).strip()).toList();
        String department = cells.get(1);
        var draft = new TemplateDraft(
                null,
                cells.get(0).toLowerCase(Locale.ROOT),
                department.isEmpty() ? null : idOf(department),
                cells.get(2).toLowerCase(Locale.ROOT),
                cells.get(3),
                cells.get(4),
                cells.get(5));
        var fields = new Fields();
        Template template = draft.read(fields, reader.caller().operatorId(), id, 1);
        if (fields.isGood("level") && !reader.mayChange(template.level())) {
            fields.refuse("level", ErrorCode.FORBIDDEN, "only administrators change these");
        }
        if (template.departmentId() != null && !departments.containsKey(template.departmentId())) {
            fields.refuse("departmentId", "names no department of the account: " + department);
        }
        List<Problem.FieldError> found = fields.errors();
        found.forEach(error -> errors.add(new Problem.FieldError(
                "rows[" + row.line() + "]." + error.field().replace("departmentId", "department"),
                error.code(),
                error.detail())));
        return found.isEmpty() ? template : null;
    }

    /** Departments are named by their name or their id; what is neither is found out later. */
    private String idOf(String department) {
        return departments.entrySet().stream()
                .filter(each -> each.getValue().equalsIgnoreCase(department))
                .map(each -> each.getKey().value())
                .findFirst()
                .orElse(department);
    }

    private static List<Integer> columns(List<CommaText.Row> rows) {
        List<String> head = rows.isEmpty()
                ? List.of()
                : rows.getFirst().cells().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .toList();
        List<String> missing = Stream.of("level", "language", "text")
                .filter(column -> !head.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "the first line must name the columns; these are missing: " + String.join(", ", missing));
        }
        return COLUMNS.stream().map(head::indexOf).toList();
    }
}
