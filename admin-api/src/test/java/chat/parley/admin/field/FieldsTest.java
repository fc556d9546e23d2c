package chat.parley.admin.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private final Fields fields = new Fields();

    @Test
    void goodFieldsPass() {
        assertThat(fields.name("name", "  Sales  ")).isEqualTo("Sales");
        assertThat(fields.text("busyText", "", 10)).isEmpty();
        assertThat(fields.within("maxDialogs", 1000, 1, 1000)).isEqualTo(1000);
        assertThat(fields.flag("enabled", true)).isTrue();
        assertThat(fields.timeZone("timeZone", "Asia/Yekaterinburg")).isEqualTo("Asia/Yekaterinburg");
        assertThat(fields.languages("languages", List.of("ru", "en", "ru"), "de"))
                .containsExactlyInAnyOrder("ru", "en");
        assertThat(fields.ids("departments", List.of("a", "b"), DepartmentId::new))
                .containsExactly(new DepartmentId("a"), new DepartmentId("b"));
        assertThat(fields.constant("role", "supervisor", Role.class)).isEqualTo(Role.SUPERVISOR);
        assertThat(fields.colour("colour", "#AABBcc")).isEqualTo("#aabbcc");
        assertThat(fields.oneOf("side", "left", "left", "right")).isEqualTo("left");

        assertThatCode(fields::done).doesNotThrowAnyException();
    }

    @Test
    @Tag("W-05")
    void whoHasNoLanguagesSetSpeaksThePrimaryOne() {
        assertThat(fields.languages("languages", null, "ru")).isEqualTo(Set.of("ru"));
    }

    @ParameterizedTest
    @Tag("W-38")
    @ValueSource(strings = {"iw", "in", "ji", "xx", "RU", "r", "rus", "ru-RU", ""})
    void aLanguageIsOneOfIso6391(String language) {
        fields.language("language", language);

        assertThat(problem().code()).isEqualTo(ErrorCode.INVALID_SETTING);
    }

    @ParameterizedTest
    @CsvSource({"Ann@Shop.Example, ann@shop.example", "' a.b+c@x-y.example ', a.b+c@x-y.example"})
    void addressesAreComparedInLowerCase(String given, String kept) {
        assertThat(fields.email("email", given)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@shop.example", "ann@", "ann@shop", "ann@shop..example", "a@b.c, d@e.f"})
    void whatIsNoAddressIsRefused(String given) {
        fields.email("email", given);

        assertThat(problem().errors()).extracting(Problem.FieldError::field).containsExactly("email");
    }

    @Test
    @Tag("W-06")
    void severalAddressesStandBetweenCommasEachOnce() {
        assertThat(fields.emails("alertEmail", " Ann@Shop.example")).isEqualTo("ann@shop.example");
        assertThat(fields.emails("alertEmail", "ann@shop.example, Bob@shop.example,ANN@shop.example"))
                .isEqualTo("ann@shop.example,bob@shop.example");
    }

    @ParameterizedTest
    @Tag("W-06")
    @ValueSource(strings = {"", ",", "ann@shop.example,", "ann@shop.example,bob", "a@b.example;c@d.example"})
    void whereOneIsNoAddressAllAreRefused(String given) {
        fields.emails("alertEmail", given);

        assertThat(problem().errors()).extracting(Problem.FieldError::field).containsExactly("alertEmail");
    }

    @Test
    @Tag("W-06")
    void twentyAddressesAreTheMost() {
        fields.emails("alertEmail", addresses(20));
        fields.emails("dailyEmail", addresses(21));

        assertThat(problem().errors()).extracting(Problem.FieldError::field).containsExactly("dailyEmail");
    }

    private static String addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + "@shop.example")
                .collect(Collectors.joining(","));
    }

    @Test
    void theFirstBadFieldDecidesTheCodeAndAllAreNamed() {
        fields.within("maxDialogs", 0, 1, 1000);
        fields.name("name", null);
        fields.flag("enabled", null);

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_SETTING);
        assertThat(problem.detail()).isEqualTo("maxDialogs must be 1 to 1000");
        assertThat(problem.errors())
                .extracting(Problem.FieldError::field)
                .containsExactly("maxDialogs", "name", "enabled");
    }

    @Test
    void aNumberOfTheQueryIsReadOrRefused() {
        assertThat(QueryNumber.read("limit", null)).isNull();
        assertThat(QueryNumber.read("limit", "")).isNull();
        assertThat(QueryNumber.read("limit", "7")).isEqualTo(7);
        assertThat(catchThrowableOfType(ProblemException.class, () -> QueryNumber.read("limit", "7.5"))
                        .problem()
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void aNumberOfTheQueryThatHasLimitsKeepsThem() {
        assertThat(QueryNumber.within(1, 200, 50, "limit", null)).isEqualTo(50);
        assertThat(QueryNumber.within(1, 200, 50, "limit", "1")).isEqualTo(1);
        assertThat(QueryNumber.within(1, 200, 50, "limit", "200")).isEqualTo(200);
        for (String beyond : List.of("0", "201", "-1", "9999999999")) {
            Problem problem = catchThrowableOfType(
                            ProblemException.class, () -> QueryNumber.within(1, 200, 50, "limit", beyond))
                    .problem();
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(problem.detail()).isEqualTo("limit must be 1 to 200");
        }
    }

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, fields::done).problem();
    }
}
