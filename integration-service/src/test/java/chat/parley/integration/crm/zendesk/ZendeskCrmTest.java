package chat.parley.integration.crm.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.integration.crm.Calls;
import chat.parley.integration.crm.Crm;
import chat.parley.integration.crm.CrmAnswer;
import chat.parley.integration.crm.CrmContract;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.platform.json.Json;
import chat.parley.testkit.ZendeskSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W-63")
@Tag("B-04")
class ZendeskCrmTest implements CrmContract {
    private final ZendeskSimulator zendesk = ZendeskSimulator.start();
    private final HttpClient http = HttpClient.newHttpClient();

    ZendeskCrmTest() throws IOException {}

    @AfterEach
    void close() {
        http.close();
        zendesk.close();
    }

    @Override
    public Crm crm() {
        return crm(ZendeskCrm.user(ZendeskSimulator.LOGIN, true), ZendeskSimulator.TOKEN);
    }

    @Override
    public Crm stranger() {
        return crm(ZendeskCrm.user(ZendeskSimulator.LOGIN, true), "wrong");
    }

    @Override
    public void next(ZendeskSimulator.Trouble... troubles) {
        zendesk.next(troubles);
    }

    @Override
    public List<Seen> seen() {
        return zendesk.tickets().stream()
                .map(ticket -> new Seen(
                        ticket.path("subject").asText(),
                        ticket.at("/requester/name").asText(),
                        StreamSupport.stream(ticket.path("comments").spliterator(), false)
                                .map(comment -> comment.path("body").asText())
                                .toList()))
                .toList();
    }

    @Test
    void aTokenGoesWithItsFormOfTheUserAndAPasswordWithTheAddressAlone() {
        assertThat(ZendeskCrm.user("agent@example.com", true)).isEqualTo("agent@example.com/token");
        assertThat(crm(ZendeskCrm.user(ZendeskSimulator.LOGIN, false), ZendeskSimulator.PASSWORD)
                        .check())
                .isInstanceOf(CrmAnswer.Done.class);
        assertThat(crm(ZendeskCrm.user(ZendeskSimulator.LOGIN, false), ZendeskSimulator.TOKEN)
                        .check())
                .isInstanceOf(CrmAnswer.Unauthorized.class);
    }

    @Test
    void aTicketCarriesWhatZendeskWants() {
        var answer = (CrmAnswer.Done) crm().open(new CrmTicket(
                "d-1",
                "Chat",
                "first words",
                new CrmTicket.Requester("Ann", null, null),
                List.of("parley", "two words"),
                Map.of("123", "sales")));

        var ticket = zendesk.tickets().getFirst();
        assertThat(answer.link()).isEqualTo(zendesk.url() + "/agent/tickets/1");
        assertThat(ticket.path("external_id").asText()).isEqualTo("d-1");
        assertThat(ticket.path("requester").toString()).isEqualTo("{\"name\":\"Ann\"}");
        assertThat(ticket.path("tags").toString()).isEqualTo("[\"parley\",\"two_words\"]");
        assertThat(ticket.path("custom_fields").toString()).isEqualTo("[{\"id\":123,\"value\":\"sales\"}]");
        assertThat(ticket.at("/comment/public").asBoolean(true)).isFalse();
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedInZendesksWords() {
        var answer = crm().open(new CrmTicket(
                "d-1", "Chat", "text", CrmContract.TICKET.requester(), List.of(), Map.of("5000", "x")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        CrmAnswer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("Custom field 5000 does not exist"));
    }

    private Crm crm(String user, String secret) {
        String basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
        return new ZendeskCrm(
                (method, path, headers, body) -> {
                    var request = HttpRequest.newBuilder(URI.create(zendesk.url() + path))
                            .header("authorization", basic)
                            .header("content-type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body));
                    headers.forEach(request::header);
                    return send(request.build());
                },
                zendesk.url(),
                Clock.systemUTC());
    }

    private Calls.Reply send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var retryAfter = response.headers().firstValue("retry-after").orElse(null);
            try {
                return new Calls.Reply.Answered(
                        response.statusCode(), retryAfter, Json.mapper().readTree(response.body()));
            } catch (IOException e) {
                return new Calls.Reply.Answered(
                        response.statusCode(), retryAfter, Json.mapper().missingNode());
            }
        } catch (IOException e) {
            return new Calls.Reply.Failed("cut");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
