package chat.parley.integration.partner;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.platform.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-12")
class TokensAndRatesTest {
    @Test
    void aTokenIsReadBackAndNothingElseIsOne() {
        TokenText token = TokenText.fresh(new SecureRandom());

        assertThat(TokenText.of("Bearer " + token.text())).contains(token);
        assertThat(TokenText.of("bearer  " + token.text() + " ")).contains(token);
        assertThat(token.text()).matches("parley_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(token.hash())
                .hasSize(32)
                .isNotEqualTo(TokenText.fresh(new SecureRandom()).hash());
        for (String other : new String[] {
            null, "", token.text(), "Basic " + token.text(), "Bearer", "Bearer " + token.text() + "x", "Bearer eyJ.a.b"
        }) {
            assertThat(TokenText.of(other)).as(String.valueOf(other)).isEmpty();
        }
    }

    @Test
    @Tag("N-14")
    void eachTokenHasItsOwnMeasureThatComesBackWithTime() {
        var nanos = new AtomicLong();
        var rates = new CallRates(2, 1, nanos::get);

        assertThat(rates.take("a")).isEqualTo(new CallRates.Allowance(true, 2, 1, 0));
        assertThat(rates.take("a")).isEqualTo(new CallRates.Allowance(true, 2, 0, 1));
        assertThat(rates.take("a")).isEqualTo(new CallRates.Allowance(false, 2, 0, 1));
        assertThat(rates.take("b").allowed()).isTrue();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(rates.take("a").allowed()).isTrue();
        assertThat(rates.take("a").allowed()).isFalse();
    }

    /** The document is written by hand; here it is compared with what there is. */
    @Test
    void theOpenApiDocumentNamesEveryCallAndItsScope() throws IOException {
        var document = Json.mapper().readTree(getClass().getResourceAsStream("/openapi/partners.json"));
        var documented = new HashMap<String, Set<String>>();
        document.path("paths")
                .properties()
                .forEach(path -> documented.put(
                        path.getKey(),
                        path.getValue().properties().stream()
                                .map(Map.Entry::getKey)
                                .filter(key -> !key.equals("parameters"))
                                .collect(toSet())));

        assertThat(documented)
                .isEqualTo(Stream.of(PartnerResource.class, PartnerMessageResource.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .filter(method -> !verb(method).isEmpty())
                        .collect(toMap(
                                TokensAndRatesTest::path,
                                method -> Set.of(verb(method)),
                                (one, two) ->
                                        Stream.of(one, two).flatMap(Set::stream).collect(toSet()))));
        assertThat(document.at("/components/securitySchemes/token/description").asText())
                .contains(Arrays.stream(Scope.values()).map(Scope::text).toList());
    }

    private static String verb(Method method) {
        return method.isAnnotationPresent(GET.class) ? "get" : method.isAnnotationPresent(POST.class) ? "post" : "";
    }

    private static String path(Method method) {
        String root = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path own = method.getAnnotation(Path.class);
        return (root + (own == null ? "" : own.value())).substring("/api/integrations/v1".length());
    }
}
