package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.amocrm.AmoVendor;
import chat.parley.integration.crm.freshdesk.FreshdeskVendor;
import chat.parley.integration.crm.zoho.ZohoVendor;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What CRMs say that call back without signing; Zendesk's calls are in its own test. */
@Tag("P-16")
@Tag("P-21")
class HooksTest {
    private static final String SECRET = "h00k";

    @Test
    void aRuleOfFreshdeskShowsTheSecretInEitherOfTwoPlaces() {
        String resolved = "{\"recordId\":\"12\",\"status\":\"Resolved\",\"updatedAt\":\"monday\"}";
        var ended = new CrmHook.Said.Solved(List.of(new CrmHook.Ended("12", null, "monday")));

        assertThat(freshdesk(Map.of("x-parley-secret", SECRET), resolved)).isEqualTo(ended);
        assertThat(freshdesk(Map.of("authorization", basic(SECRET)), resolved)).isEqualTo(ended);
        assertThat(freshdesk(Map.of(), resolved)).isInstanceOf(CrmHook.Said.Forged.class);
        assertThat(freshdesk(Map.of("x-parley-secret", ""), resolved)).isInstanceOf(CrmHook.Said.Forged.class);
        assertThat(freshdesk(Map.of("authorization", basic("h00")), resolved)).isInstanceOf(CrmHook.Said.Forged.class);
        assertThat(freshdesk(Map.of("authorization", "Basic ~"), resolved)).isInstanceOf(CrmHook.Said.Forged.class);
    }

    @Test
    void onlyARecordThatIsDoneWithIsOfInterestAndNonsenseIsRefused() {
        var good = Map.of("x-parley-secret", SECRET);

        assertThat(freshdesk(good, "{\"recordId\":\"12\",\"status\":\"Open\"}")).isInstanceOf(CrmHook.Said.Other.class);
        for (String body : List.of("", "[]", "x", "{\"recordId\":\"a b\",\"status\":\"closed\"}")) {
            assertThat(freshdesk(good, body)).as(body).isInstanceOf(CrmHook.Said.Malformed.class);
        }
        assertThat(new ZohoVendor()
                        .hook()
                        .orElseThrow()
                        .read(
                                call(good, Map.of(), "{\"recordId\":\"5000000000\",\"status\":\"Converted\"}"),
                                SECRET,
                                Instant.EPOCH))
                .isInstanceOf(CrmHook.Said.Solved.class);
    }

    @Test
    @Tag("W-64")
    void aFormOfAmocrmNamesLeadsThatAreWonOrLostAndItsAddressHoldsTheKey() {
        String form = "leads%5Bstatus%5D%5B0%5D%5Bid%5D=7&leads[status][0][status_id]=142"
                + "&leads[status][0][last_modified]=99&leads[status][1][id]=8&leads[status][1][status_id]=5"
                + "&leads[update][2][id]=9&leads[update][2][status_id]=143&account[id]=1&%zz";

        assertThat(amo(SECRET, form))
                .isEqualTo(new CrmHook.Said.Solved(
                        List.of(new CrmHook.Ended("7", null, "142 99"), new CrmHook.Ended("9", null, "143 "))));
        assertThat(amo("other", form)).isInstanceOf(CrmHook.Said.Forged.class);
        assertThat(amo("", form)).isInstanceOf(CrmHook.Said.Forged.class);
        assertThat(amo(SECRET, "")).isInstanceOf(CrmHook.Said.Other.class);
        assertThat(amo(SECRET, "leads[status][0][status_id]=142")).isInstanceOf(CrmHook.Said.Malformed.class);
    }

    private static CrmHook.Said freshdesk(Map<String, String> headers, String body) {
        return new FreshdeskVendor().hook().orElseThrow().read(call(headers, Map.of(), body), SECRET, Instant.EPOCH);
    }

    private static CrmHook.Said amo(String key, String body) {
        return new AmoVendor()
                .hook()
                .orElseThrow()
                .read(call(Map.of(), Map.of("key", key), body), SECRET, Instant.EPOCH);
    }

    private static CrmHook.Call call(Map<String, String> headers, Map<String, String> query, String body) {
        return new CrmHook.Call(headers, query, body.getBytes(UTF_8));
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("parley:" + password).getBytes(UTF_8));
    }
}
