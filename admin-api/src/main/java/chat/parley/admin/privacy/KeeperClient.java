package chat.parley.admin.privacy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.CommandId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.persistence.ErasureReceipt;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks the services that keep something of visitors. */
@Singleton
public class KeeperClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;

    private final PrivacyConfig config;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    KeeperClient(PrivacyConfig config) {
        this.config = config;
    }

    /** The visitor; empty for one who never wrote to the account. */
    Optional<JsonNode> visitor(AccountId account, VisitorId visitor) {
        return ask(
                config.dialogService(), "/internal/known-visitors/" + visitor.value() + "?account=" + account.value());
    }

    /** @param by {@code email}, {@code phone} or {@code ownId} */
    JsonNode search(AccountId account, String by, String value, String after) {
        return ask(
                        config.dialogService(),
                        "/internal/known-visitors?account=" + account.value() + "&" + by + "=" + encoded(value)
                                + "&after=" + encoded(after))
                .orElseThrow(KeeperClient::unavailable);
    }

    /** @param after the sequence of the last event that is known */
    JsonNode history(AccountId account, String conversation, long after) {
        return ask(
                        config.dialogService(),
                        "/internal/conversations/" + encoded(conversation) + "/history?account=" + account.value()
                                + "&after=" + after)
                .orElseThrow(KeeperClient::unavailable);
    }

    /** Where a file is had; empty when it is gone. */
    Optional<JsonNode> file(AccountId account, String attachment) {
        return ask(
                config.channelIngest(), "/internal/files/" + encoded(attachment) + "/link?account=" + account.value());
    }

    /** How a command ended; empty while it has not. */
    Optional<Outcome> outcome(AccountId account, CommandId command) {
        return ask(config.dialogService(), "/internal/outcomes/" + command.value() + "?account=" + account.value())
                .map(json -> Json.mapper().convertValue(json, Outcome.class));
    }

    /** What a service has erased by a command; empty while it is not done. */
    Optional<ErasureReceipt> receipt(URI keeper, AccountId account, CommandId command) {
        return ask(keeper, "/internal/erasures/" + command.value() + "?account=" + account.value())
                .map(json -> Json.mapper().convertValue(json, ErasureReceipt.class));
    }

    private Optional<JsonNode> ask(URI service, String path) {
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .timeout(PATIENCE)
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.statusCode() != 200) {
                throw unavailable();
            }
            return Optional.of(Json.mapper().readTree(answer.body()));
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "a service that keeps visitors' data does not answer now");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
