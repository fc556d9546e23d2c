package chat.parley.ingest.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.dialog.FieldsProof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FieldsCheckTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_772_359_200);
    private static final String KEY = "Rdr9ucDi19nixmpevci5EiOvlFVyXbCT";
    private static final FieldsCheck.Keys KEYS = new FieldsCheck.Keys(List.of(KEY), true);
    private static final String GOLDEN = "ff127a29530759df7752f6ffab2a78fd";
    /** Made with another program over {@code {"exp":1772362800,"fields":{"plan":"gold","years":3},"iat":1772359200,"id":"u7"}}. */
    private static final String HMAC = "b132a70f405a501bd954bf856214fb84133e16fd2e5c9098bdf30b5700b87c2e";

    private static SignedFields older(String sign, Object... namesAndValues) {
        return new SignedFields(fields(namesAndValues), sign, null, null);
    }

    private static SignedFields timed(String sign, long signedAt, long goodUntil, Object... namesAndValues) {
        return new SignedFields(fields(namesAndValues), sign, new SignedFields.Validity(signedAt, goodUntil), "u7");
    }

    private static SignedFields golden(String sign) {
        return timed(sign, NOW.getEpochSecond(), NOW.getEpochSecond() + 3_600, "years", 3, "plan", "gold");
    }

    private static List<SignedFields.Field> fields(Object... namesAndValues) {
        var fields = new ArrayList<SignedFields.Field>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new SignedFields.Field((String) namesAndValues[i], namesAndValues[i + 1]));
        }
        return fields;
    }

    private static FieldsProof proof(SignedFields given) {
        return FieldsCheck.proof(given, KEYS, NOW);
    }

    @Test
    @Tag("B-18")
    @Tag("B-19")
    void theValuesInTheirOrderAndTheKeyMakeTheOlderSign() {
        assertThat(proof(older(GOLDEN, "a", 123, "b", "my value", "n", 999))).isEqualTo(FieldsProof.VERIFIED);
        assertThat(proof(older(GOLDEN.toUpperCase(), "a", 123, "b", "my value", "n", 999)))
                .isEqualTo(FieldsProof.VERIFIED);
    }

    @Test
    @Tag("B-21")
    void anotherOrderValueOrSignIsUnverified() {
        assertThat(proof(older(GOLDEN, "b", "my value", "a", 123, "n", 999))).isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(proof(older(GOLDEN, "a", 124, "b", "my value", "n", 999))).isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(proof(older(GOLDEN.replace('f', 'e'), "a", 123, "b", "my value", "n", 999)))
                .isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(proof(older("", "a", 123))).isEqualTo(FieldsProof.UNVERIFIED);
    }

    @Test
    @Tag("B-23")
    void flagsNumbersAndNothingAreHashedAsJsonPrintsThem() {
        // md5("true1.50Привет" + key), made with another program.
        assertThat(proof(older(
                        "ff4743ad634312265b800b8daffb62ed",
                        "yes",
                        true,
                        "half",
                        1.5,
                        "zero",
                        0,
                        "none",
                        null,
                        "hello",
                        "Привет")))
                .isEqualTo(FieldsProof.VERIFIED);
    }

    @Test
    @Tag("B-23")
    void byDefaultTheCanonicalJsonIsSignedInWhateverOrderItCame() {
        assertThat(proof(golden(HMAC))).isEqualTo(FieldsProof.VERIFIED);
        var reversed = new ArrayList<>(golden(HMAC).fields());
        Collections.reverse(reversed);
        assertThat(proof(new SignedFields(reversed, HMAC, golden(HMAC).validity(), "u7")))
                .isEqualTo(FieldsProof.VERIFIED);
    }

    @Test
    @Tag("B-21")
    @Tag("B-23")
    void aChangedTimeOrIdSpoilsTheSign() {
        SignedFields good = golden(HMAC);
        assertThat(proof(new SignedFields(good.fields(), HMAC, good.validity(), "u8")))
                .isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(proof(timed(HMAC, NOW.getEpochSecond(), NOW.getEpochSecond() + 9_999, "years", 3, "plan", "gold")))
                .isEqualTo(FieldsProof.UNVERIFIED);
    }

    @Test
    @Tag("B-21")
    void whatHasEndedOrBeginsLaterIsUnverified() {
        SignedFields good = golden(HMAC);

        assertThat(FieldsCheck.proof(good, KEYS, NOW.plusSeconds(3_599))).isEqualTo(FieldsProof.VERIFIED);
        assertThat(FieldsCheck.proof(good, KEYS, NOW.plusSeconds(3_600))).isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(FieldsCheck.proof(good, KEYS, NOW.minusSeconds(60))).isEqualTo(FieldsProof.VERIFIED);
        assertThat(FieldsCheck.proof(good, KEYS, NOW.minusSeconds(61))).isEqualTo(FieldsProof.UNVERIFIED);
    }

    @Test
    @Tag("B-15")
    void everyKeyThatIsGoodNowCounts() {
        var rotated = new FieldsCheck.Keys(List.of("the-new-one", KEY), true);

        assertThat(FieldsCheck.proof(golden(HMAC), rotated, NOW)).isEqualTo(FieldsProof.VERIFIED);
        assertThat(FieldsCheck.proof(golden(HMAC), new FieldsCheck.Keys(List.of("the-new-one"), true), NOW))
                .isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(FieldsCheck.proof(golden(HMAC), FieldsCheck.Keys.NONE, NOW)).isEqualTo(FieldsProof.NONE);
    }

    @Test
    @Tag("B-23")
    void whereOnlyTheDefaultIsWantedTheOlderFormIsUnverified() {
        var strict = new FieldsCheck.Keys(List.of(KEY), false);

        assertThat(FieldsCheck.proof(older(GOLDEN, "a", 123, "b", "my value", "n", 999), strict, NOW))
                .isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(FieldsCheck.proof(golden(HMAC), strict, NOW)).isEqualTo(FieldsProof.VERIFIED);
    }

    @Test
    @Tag("B-16")
    void fieldsAreShownAsTheyWereHashed() {
        assertThat(older("", "a", 123, "b", null, "c", false).shown().stream()
                        .map(field -> field.name() + "=" + field.value()))
                .isEqualTo(Arrays.asList("a=123", "b=", "c=false"));
    }
}
