package chat.parley.integration.crm;

import chat.parley.egress.Endpoint;
import chat.parley.egress.GuardedClient;
import chat.parley.integration.destination.Destination;
import chat.parley.integration.installation.IntegrationConfig;
import chat.parley.persistence.TransactionStore;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reaches CRMs over the same guarded way as every other destination. */
@ApplicationScoped
class CrmClient implements ContactLists {
    /** Longer answers are cut, and what is cut is no JSON any more. */
    private static final int LONGEST_ANSWER = 1_048_576;

    private static final String TOO_MUCH = "too much is waiting to be sent there";
    /** Who would have to wait longer for a turn comes again with the next attempt. */
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(10);

    private final GuardedClient client;
    private final IntegrationConfig config;
    private final TransactionStore transactions;
    private final CrmStore store;
    private final CrmSecretStore secrets;
    private final Clock clock;
    private final Pace pace = new Pace(LONGEST_QUEUE, System::nanoTime);
    private final CountDownLatch stopping = new CountDownLatch(1);

    CrmClient(
            GuardedClient client,
            IntegrationConfig config,
            TransactionStore transactions,
            CrmStore store,
            CrmSecretStore secrets,
            Clock clock) {
        this.client = client;
        this.config = config;
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Nobody waits for their turn any more. */
    @PreDestroy
    void stop() {
        stopping.countDown();
    }

    /** A connection that is kept. */
    record Connected(Crm crm, CrmSettings settings) {}

    /** The CRM of a connection. */
    Connected of(Destination destination) {
        return transactions.run(connection -> {
            CrmSettings settings = store.settings(connection, destination.destinationId());
            var all = new LinkedHashMap<>(settings.options());
            all.putAll(secrets.secrets(connection, destination));
            CrmVendor vendor = Vendors.named(destination.name())
                    .orElseThrow(() -> new IllegalStateException("no CRM is called " + destination.name()));
            return new Connected(crm(vendor, destination.endpoint(), all, secrets.tokens(destination)), settings);
        });
    }

    @Override
    public Optional<ContactList> contactList(Destination destination) {
        return of(destination).crm() instanceof ContactList list ? Optional.of(list) : Optional.empty();
    }

    /** Where the CRM is: where its vendor has it, or where this installation says. */
    String address(CrmVendor vendor, Map<String, String> options) {
        String template = config.crm().get(vendor.name());
        if (template == null) {
            return vendor.address(options);
        }
        String address = template;
        for (Map.Entry<String, String> option : options.entrySet()) {
            address = address.replace("{" + option.getKey() + "}", option.getValue());
        }
        return address;
    }

    /** The CRM at this address. */
    Crm crm(CrmVendor vendor, Endpoint root, Map<String, String> options, CrmTokens tokens) {
        String site = root.url().resolve("/").toString();
        String whole = site.substring(0, site.length() - 1);
        return vendor.crm(new CrmVendor.Link(
                vendor.perSecond().isPresent() ? paced(site, vendor.perSecond().getAsInt(), calls(root)) : calls(root),
                whole,
                config.crm().containsKey(vendor.name()) ? whole : vendor.chatAddress(options),
                Map.copyOf(options),
                tokens,
                clock));
    }

    /** Requests of all deliveries to one account wait for their turns here; the others of the CRM do not. */
    private Calls paced(String account, int perSecond, Calls calls) {
        return (method, path, headers, body) -> {
            Optional<Pace.Turn> wanted = pace.take(account, perSecond);
            if (wanted.isEmpty()) {
                return new Calls.Reply.Failed(TOO_MUCH);
            }
            try (Pace.Turn turn = wanted.get()) {
                long moment = turn.moment().get(LONGEST_QUEUE.toNanos(), TimeUnit.NANOSECONDS);
                while (!turn.begin()) {
                    if (stopping.await(moment - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return new Calls.Reply.Failed("the service is stopping");
                    }
                }
                return calls.call(method, path, headers, body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Calls.Reply.Failed("the service is stopping");
            } catch (TimeoutException e) {
                return new Calls.Reply.Failed(TOO_MUCH);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private Calls calls(Endpoint root) {
        return (method, path, headers, body) -> {
            var target = new Endpoint(root.url().resolve(path), null);
            return switch (client.sendBytes(method, target, headers, body, LONGEST_ANSWER, false)) {
                case GuardedClient.Result.Failed(var error, var hopeless, var sent) -> new Calls.Reply.Failed(error);
                case GuardedClient.Result.Answered(var status, var retryAfter, var bytes, var whole) ->
                    answered(status, retryAfter, bytes);
            };
        };
    }

    private static Calls.Reply answered(int status, @Nullable String retryAfter, byte[] bytes) {
        if (bytes.length >= LONGEST_ANSWER) {
            return new Calls.Reply.Failed("the answer is too long");
        }
        return new Calls.Reply.Answered(status, retryAfter, json(bytes));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return Json.mapper().readTree(bytes);
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }
}
