package chat.parley.testkit.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What simulators refuse: a mistake of ours must not pass because they are lenient. */
@Tag("P-16")
class CrmSimulatorsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> FORM = Map.of("content-type", "application/x-www-form-urlencoded");
    private static final Map<String, String> AMO = Map.of("authorization", "Bearer " + AmoSimulator.TOKEN);
    private static final Map<String, String> FRESHDESK =
            Map.of("authorization", CrmServer.basic(FreshdeskSimulator.API_KEY, "X"));

    @Test
    void everyTroubleIsMadeAndTakenOnce() throws Exception {
        try (var amo = AmoSimulator.start()) {
            amo.next(Trouble.TOO_MANY, Trouble.BROKEN, Trouble.DONE_AND_GARBLED, Trouble.DONE_AND_CUT);
            amo.next(Trouble.DONE_AND_HALF);
            String lead = "[{\"name\":\"a\",\"_embedded\":{\"contacts\":[{\"name\":\"b\"}]}}]";

            var tooMany = call(amo, "GET", "/api/v4/account", AMO, null);
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("retry-after")).contains("7");
            assertThat(call(amo, "GET", "/api/v4/account", AMO, null).statusCode())
                    .isEqualTo(500);
            assertThat(call(amo, "GET", "/api/v4/account", AMO, null).statusCode())
                    .isEqualTo(200);
            assertThat(call(amo, "POST", "/api/v4/leads/complex", AMO, lead).body())
                    .isEqualTo("<html>");
            assertThatThrownBy(() -> call(amo, "POST", "/api/v4/leads/complex", AMO, lead))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> call(amo, "POST", "/api/v4/leads/complex", AMO, lead))
                    .isInstanceOf(IOException.class);

            assertThat(amo.leads()).hasSize(3);
            amo.next(Trouble.SILENT);
            assertThatThrownBy(() -> call(amo, "GET", "/api/v4/account", AMO, null, Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void amoRefusesWhatTheRealOneRefuses() throws Exception {
        try (var amo = AmoSimulator.start()) {
            var stranger = call(amo, "GET", "/api/v4/account", Map.of(), null);
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.headers().firstValue("content-type"))
                    .contains("application/problem+json; charset=utf-8");
            assertThat(call(amo, "GET", "/api/v4/account", AMO, null).headers().firstValue("content-type"))
                    .contains("application/hal+json");
            String grant = "{\"client_id\":\"%s\",\"client_secret\":\"%s\",\"redirect_uri\":\"%s\","
                    + "\"grant_type\":\"authorization_code\",\"code\":\"%s\"}";
            var given = call(
                    amo,
                    "POST",
                    "/oauth2/access_token",
                    Map.of(),
                    grant.formatted(
                            AmoSimulator.CLIENT_ID, AmoSimulator.CLIENT_SECRET, AmoSimulator.REDIRECT_URI, amo.code()));
            assertThat(given.headers().firstValue("content-type")).contains("application/json");
            assertThat(given.body()).contains("\"server_time\":1");
            assertThat(call(
                                    amo,
                                    "POST",
                                    "/api/v4/leads",
                                    AMO,
                                    "[{\"name\":\"a\",\"custom_fields_values\":[{\"field_id\":5000}]}]")
                            .body())
                    .contains("custom_fields_values.0.field_id");
            assertThat(call(amo, "POST", "/api/v4/leads/9/notes", AMO, "[]").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @Tag("W-64")
    void amoTakesSevenRequestsInASecond() throws Exception {
        var nanos = new AtomicLong();
        try (var amo = AmoSimulator.start(nanos::get)) {
            for (int number = 1; number <= 7; number++) {
                assertThat(call(amo, "GET", "/api/v4/account", AMO, null).statusCode())
                        .isEqualTo(200);
            }
            var eighth = call(amo, "GET", "/api/v4/account", AMO, null);
            assertThat(eighth.statusCode()).isEqualTo(429);
            assertThat(eighth.headers().firstValue("content-type")).contains("text/plain");
            nanos.addAndGet(999_999_999);
            assertThat(call(amo, "GET", "/api/v4/account", AMO, null).statusCode())
                    .isEqualTo(429);
            nanos.addAndGet(1);
            assertThat(call(amo, "GET", "/api/v4/account", AMO, null).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void unisenderWantsItsKeyInTheBodyAndAtMostFiveHundredContacts() throws Exception {
        try (var unisender = UnisenderSimulator.start()) {
            String key = "api_key=" + UnisenderSimulator.API_KEY;
            assertThat(call(unisender, "POST", "/ru/api/getLists?format=json&" + key, FORM, "a=b")
                            .body())
                    .contains("invalid_api_key");
            assertThat(call(unisender, "POST", "/ru/api/getLists?format=json", FORM, key)
                            .body())
                    .contains(unisender.list());
            var rows = new StringBuilder(key + "&field_names%5B0%5D=email&field_names%5B1%5D=email_list_ids");
            for (int row = 0; row <= 500; row++) {
                rows.append("&data[%d][0]=a%d@b.c&data[%d][1]=77".formatted(row, row, row));
            }
            assertThat(call(unisender, "POST", "/ru/api/importContacts?format=json", FORM, rows.toString())
                            .body())
                    .contains("from 1 to 500");
            assertThat(unisender.contacts()).isEmpty();
        }
    }

    @Test
    void zohoGivesTenTokensInTenMinutesAndNamesTheFieldThatItDoesNotKnow() throws Exception {
        var nanos = new AtomicLong();
        try (var zoho = ZohoSimulator.start(nanos::get)) {
            String form = "client_id=" + zoho.clientId() + "&client_secret=" + ZohoSimulator.CLIENT_SECRET
                    + "&grant_type=refresh_token&refresh_token=" + ZohoSimulator.REFRESH_TOKEN;
            for (int number = 1; number <= 10; number++) {
                assertThat(call(zoho, "POST", "/oauth/v2/token", FORM, form).body())
                        .contains("access-" + number);
            }
            nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
            assertThat(call(zoho, "POST", "/oauth/v2/token", FORM, form).body()).contains("Access Denied");
            nanos.addAndGet(1);
            var token = Map.of("authorization", "Zoho-oauthtoken 1000.access-10");
            assertThat(call(zoho, "POST", "/crm/v8/Leads", token, "{\"data\":[{\"Last_Name\":\"a\",\"Nonsense\":1}]}")
                            .body())
                    .contains("INVALID_DATA", "Nonsense");
            assertThat(call(zoho, "GET", "/crm/v8/Leads", Map.of("authorization", "Bearer x"), null)
                            .statusCode())
                    .isEqualTo(401);
            for (int number = 11; number <= 40; number++) {
                nanos.addAndGet(Duration.ofMinutes(1).toNanos());
                assertThat(call(zoho, "POST", "/oauth/v2/token", FORM, form).body())
                        .contains("access-" + number);
            }
            assertThat(call(zoho, "GET", "/crm/v8/Leads", token, null).statusCode())
                    .as("thirty others were given")
                    .isEqualTo(401);
            var last = Map.of("authorization", "Zoho-oauthtoken 1000.access-40");
            nanos.addAndGet(Duration.ofHours(1).toNanos() - 1);
            assertThat(call(zoho, "GET", "/crm/v8/Leads", last, null).statusCode())
                    .isEqualTo(204);
            nanos.addAndGet(1);
            assertThat(call(zoho, "GET", "/crm/v8/Leads", last, null).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void freshdeskWantsARequesterAndKnownFields() throws Exception {
        try (var freshdesk = FreshdeskSimulator.start()) {
            String ticket =
                    "{\"subject\":\"a\",\"description\":\"b\",\"status\":2,\"priority\":1,\"requester_id\":1%s}";
            assertThat(call(freshdesk, "POST", "/api/v2/tickets", FRESHDESK, ticket.formatted(""))
                            .body())
                    .contains("requester_id");
            assertThat(call(freshdesk, "POST", "/api/v2/contacts", FRESHDESK, "{\"name\":\"a\",\"email\":\"a@b.c\"}")
                            .statusCode())
                    .isEqualTo(201);
            var twice = call(freshdesk, "POST", "/api/v2/contacts", FRESHDESK, "{\"name\":\"a\",\"email\":\"a@b.c\"}");
            assertThat(twice.statusCode()).isEqualTo(409);
            assertThat(twice.body()).contains("duplicate_value", "\"additional_info\":{\"user_id\":1}");
            assertThat(twice.headers().firstValue("x-ratelimit-remaining")).contains("697.0");
            String byAddress = "{\"subject\":\"a\",\"description\":\"b\",\"status\":2,\"priority\":1%s}";
            assertThat(call(freshdesk, "POST", "/api/v2/tickets", FRESHDESK, byAddress.formatted(""))
                            .body())
                    .contains("requester_id", "missing_field");
            for (String address : List.of("a@b.c", "new@b.c")) {
                String body = byAddress.formatted(",\"email\":\"" + address + "\"");
                assertThat(call(freshdesk, "POST", "/api/v2/tickets", FRESHDESK, body)
                                .statusCode())
                        .isEqualTo(201);
            }
            assertThat(freshdesk.tickets())
                    .extracting(each -> each.at("/requester/email").asText())
                    .containsExactly("a@b.c", "new@b.c");
            assertThat(call(
                                    freshdesk,
                                    "POST",
                                    "/api/v2/tickets",
                                    FRESHDESK,
                                    ticket.formatted(",\"custom_fields\":{\"cf_no\":\"x\"}"))
                            .body())
                    .contains("cf_no");
        }
    }

    @Test
    void freshdeskKnowsItsChoices() throws Exception {
        try (var freshdesk = FreshdeskSimulator.start()) {
            String ticket = "{\"subject\":\"a\",\"description\":\"b\",\"status\":%d,\"priority\":%d,\"source\":%d}";
            for (int[] wrong : new int[][] {{1, 1, 7}, {6, 1, 7}, {2, 0, 7}, {2, 5, 7}, {2, 1, 4}}) {
                String body = ticket.formatted(wrong[0], wrong[1], wrong[2]);
                assertThat(call(freshdesk, "POST", "/api/v2/tickets", FRESHDESK, body)
                                .body())
                        .contains("invalid_value", "one of these values");
            }
        }
    }

    @Test
    void zendeskAnswersAKeyWithItsTicketAndRefusesItForAnother() throws Exception {
        try (var zendesk = ZendeskSimulator.start()) {
            var headers = Map.of(
                    "authorization",
                    CrmServer.basic(ZendeskSimulator.LOGIN + "/token", ZendeskSimulator.TOKEN),
                    "idempotency-key",
                    "key-1");
            String ticket = "{\"ticket\":{\"subject\":\"%s\",\"comment\":{\"body\":\"b\"}%s}}";
            for (String lookup : List.of("miss", "hit")) {
                var made = call(zendesk, "POST", "/api/v2/tickets.json", headers, ticket.formatted("a", ""));
                assertThat(made.statusCode()).isEqualTo(201);
                assertThat(made.body()).contains("\"audit\":{");
                assertThat(made.headers().firstValue("location")).contains(zendesk.url() + "/api/v2/tickets/1.json");
                assertThat(made.headers().firstValue("x-idempotency-lookup")).contains(lookup);
                assertThat(made.headers().firstValue("x-rate-limit")).contains("700");
            }
            assertThat(call(zendesk, "POST", "/api/v2/tickets.json", headers, ticket.formatted("other", ""))
                            .body())
                    .contains("IdempotentRequestError");
            assertThat(zendesk.tickets()).hasSize(1);
            var both = ",\"requester\":{\"name\":\"x\"},\"requester_id\":1";
            var token = Map.of("authorization", headers.get("authorization"));
            assertThat(call(zendesk, "POST", "/api/v2/tickets.json", token, ticket.formatted("a", both))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(call(
                                    zendesk,
                                    "POST",
                                    "/api/v2/tickets.json",
                                    token,
                                    ticket.formatted("a", ",\"priority\":\"nonsense\""))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    private static HttpResponse<String> call(
            CrmServer server, String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return call(server, method, path, headers, body, Duration.ofSeconds(10));
    }

    private static HttpResponse<String> call(
            CrmServer server, String method, String path, Map<String, String> headers, String body, Duration patience)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(patience)
                .setHeader("content-type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
