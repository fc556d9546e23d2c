package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ContractViolation;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("B-23")
class CanonicalJsonTest {
    /** The samples of RFC 8785, appendix B, and what browsers print. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numbersArePrintedAsBrowsersDo(String bits, String text) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.text(number)).isEqualTo(text);
    }

    @Test
    void wholeNumbersOfEveryKindArePrintedAlike() {
        assertThat(CanonicalJson.text(42)).isEqualTo("42");
        assertThat(CanonicalJson.text(1_772_359_200L)).isEqualTo("1772359200");
        assertThat(CanonicalJson.text(10.0)).isEqualTo("10");
        assertThat(CanonicalJson.text(new BigInteger("100000000000000000000"))).isEqualTo("100000000000000000000");
        assertThatThrownBy(() -> CanonicalJson.text(BigInteger.TEN.pow(400))).isInstanceOf(ContractViolation.class);
    }

    @Test
    void namesAreSortedByTheirUnitsAndTextsEscapedAsLittleAsPossible() {
        // The sample of RFC 8785, 3.2.3: a name beyond the first plane stands before one at its end.
        var names = new HashMap<String, Object>();
        for (String name : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            names.put(name, true);
        }

        assertThat(CanonicalJson.text(names))
                .isEqualTo("{\"\\r\":true,\"1\":true,\"\u0080\":true,\"\u00f6\":true,\"\u20ac\":true,"
                        + "\"\ud83d\ude00\":true,\"\ufb33\":true}");
        assertThat(CanonicalJson.text("\u20ac$\u000f\nA'B\"\\\"/</script>"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/</script>\"");
    }

    @Test
    void objectsMayStandInObjectsAndNothingElse() {
        var nothing = new HashMap<String, Object>();
        nothing.put("b", null);
        assertThat(CanonicalJson.text(Map.of("a", nothing))).isEqualTo("{\"a\":{\"b\":null}}");
        assertThatThrownBy(() -> CanonicalJson.text(List.of())).isInstanceOf(ContractViolation.class);
    }
}
