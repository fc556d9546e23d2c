package chat.parley.integration.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.id.AccountId;
import chat.parley.integration.crm.CrmTicket;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;

/** Asks dialog-service for the cards of visitors. */
@ApplicationScoped
class ContactsClient implements Contacts {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final IntegrationConfig config;

    ContactsClient(IntegrationConfig config) {
        this.config = config;
    }

    @Override
    public Page page(AccountId account, String after, int most) {
        String path = "/internal/visitors?account=" + URLEncoder.encode(account.value(), UTF_8) + "&after="
                + URLEncoder.encode(after, UTF_8) + "&limit=" + most;
        var request = HttpRequest.newBuilder(config.dialogService().resolve(path))
                .timeout(PATIENCE)
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("dialog-service answered " + response.statusCode());
            }
            return page(Json.mapper().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static Page page(JsonNode body) {
        var contacts = new ArrayList<CrmTicket.Requester>();
        for (JsonNode visitor : body.path("visitors")) {
            JsonNode card = visitor.path("card");
            String email = card.path("emails").path(0).textValue();
            String phone = card.path("phones").path(0).textValue();
            String known = email != null ? email : phone;
            if (known != null) {
                String name = Objects.requireNonNullElse(card.path("name").textValue(), known);
                contacts.add(
                        new CrmTicket.Requester(visitor.path("conversationId").asText(), name, email, phone));
            }
        }
        return new Page(
                body.hasNonNull("total") ? body.path("total").asLong() : null,
                body.path("visitors").size(),
                contacts,
                body.path("next").textValue());
    }
}
