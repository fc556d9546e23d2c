package chat.parley.admin.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Templates are found by what somebody begins to write. */
@Tag("N-22")
@Tag("W-18")
class TemplateIndexTest {
    private static final Predicate<Template> ANY = template -> true;

    private final List<Template> templates = templates();

    @Test
    void ofAHundredQueriesInTwoLanguagesAtLeastNinetyFiveFindTheirTemplateAmongTheFirstThree() {
        TemplateShelf shelf = TemplateShelf.of(1, templates);
        List<CommaText.Row> queries = rows("queries.csv");
        assertThat(queries).hasSize(100);

        List<String> missed = queries.stream()
                .filter(row -> shelf.closest(row.cell(0), row.cell(2), ANY, 3).stream()
                        .noneMatch(found -> found.name().equals(row.cell(1))))
                .map(row -> row.cell(1) + " by " + row.cell(2))
                .toList();

        assertThat(missed).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void amongTenThousandNinetyFiveOfAHundredSearchesTakeLessThanFiftyMilliseconds() {
        var index = new TemplateIndex(IntStream.range(0, 10_000)
                .mapToObj(i -> {
                    Template one = templates.get(i % templates.size());
                    Template other = templates.get((i * 31 + 7) % templates.size());
                    return template("t" + i, one.name() + " " + i, one.text() + " " + other.text());
                })
                .toList());
        List<CommaText.Row> queries = rows("queries.csv");
        queries.forEach(row -> index.closest(row.cell(2), ANY, 3));

        long[] nanos = queries.stream()
                .mapToLong(row -> {
                    long start = System.nanoTime();
                    assertThat(index.closest(row.cell(2), ANY, 3)).hasSizeLessThanOrEqualTo(3);
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();

        assertThat(nanos[94]).as("p95 in ns, of %s", Arrays.toString(nanos)).isLessThan(50_000_000L);
    }

    @Test
    void whatIsOnlyDistantlyLikeTheTextIsNotOffered() {
        TemplateShelf shelf = TemplateShelf.of(1, templates);

        assertThat(shelf.closest("ru", "квантовая хромодинамика и рецепт борща", ANY, 3))
                .isEmpty();
        assertThat(shelf.closest("de", "Lieferung", ANY, 3)).isEmpty();
    }

    @Test
    void aWordThatIsStillBeingTypedCountsAsItsBeginning() {
        TemplateShelf shelf = TemplateShelf.of(1, templates);

        assertThat(shelf.closest("ru", "расср", ANY, 3))
                .extracting(Template::name)
                .first()
                .isEqualTo("Рассрочка");
        assertThat(shelf.closest("en", "whol", ANY, 3))
                .extracting(Template::name)
                .first()
                .isEqualTo("Wholesale");
    }

    @Test
    void slipsOfThePenAreForgivenAtTheBeginningOfAWordToo() {
        TemplateShelf shelf = TemplateShelf.of(1, templates);

        for (String slip : List.of("арссрочка ", "россрочка ", "ассрочка ")) {
            assertThat(shelf.closest("ru", slip, ANY, 3))
                    .as(slip)
                    .extracting(Template::name)
                    .contains("Рассрочка");
        }
        assertThat(shelf.closest("en", "hwolesale ", ANY, 3))
                .extracting(Template::name)
                .contains("Wholesale");
    }

    @Test
    void onlyWhatTheReaderIsOfferedIsFound() {
        TemplateShelf shelf = TemplateShelf.of(1, templates);

        assertThat(shelf.closest("ru", "рассрочка", template -> !template.name().equals("Рассрочка"), 3))
                .extracting(Template::name)
                .doesNotContain("Рассрочка");
        assertThat(shelf.closest("ru", " ", template -> template.section().equals("Кабинет"), 2))
                .extracting(Template::name)
                .containsExactly("Забыли пароль", "История заказов");
    }

    private static List<Template> templates() {
        var templates = new ArrayList<Template>();
        for (CommaText.Row row : rows("templates.csv")) {
            templates.add(new Template(
                    "t" + row.line(),
                    1,
                    TemplateLevel.GLOBAL,
                    null,
                    null,
                    row.cell(1),
                    row.cell(2),
                    row.cell(3),
                    row.cell(4)));
        }
        return templates;
    }

    private static Template template(String id, String name, String text) {
        return new Template(id, 1, TemplateLevel.GLOBAL, null, null, "ru", "", name, text);
    }

    private static List<CommaText.Row> rows(String name) {
        try (InputStream in = TemplateIndexTest.class.getResourceAsStream("/similarity/" + name)) {
            assertThat(in).isNotNull();
            List<CommaText.Row> rows = CommaText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return rows.subList(1, rows.size());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
