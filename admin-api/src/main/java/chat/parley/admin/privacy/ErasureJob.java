package chat.parley.admin.privacy;

import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.CommandMeta;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.outcome.Outcome;
import chat.parley.contracts.topic.Topic;
import chat.parley.persistence.ErasureReceipt;
import chat.parley.persistence.ErasureReceiptStore;
import chat.parley.persistence.RepeatedJob;
import chat.parley.persistence.SchemaJob;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Follows erasures to their end: sends each command until it has ended, and collects what every service says it has
 * erased. All it knows is in the reports, so any replica goes on after a kill.
 */
@ApplicationScoped
public class ErasureJob {
    private static final Logger LOG = Logger.getLogger(ErasureJob.class);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final String HERE = "admin-api";

    private final ErasureStore store;
    private final ErasureReceiptStore receipts;
    private final KeeperClient keepers;
    private final EraseClient commands;
    private final InstantSource clock;
    private final Map<String, URI> services;
    private final List<String> everybody;
    private final Forgetting forgetting;
    private final Map<String, Instant> sent = new HashMap<>();
    private final RepeatedJob job;

    ErasureJob(
            SchemaJob schema,
            ErasureStore store,
            ErasureReceiptStore receipts,
            KeeperClient keepers,
            EraseClient commands,
            PrivacyConfig config,
            InstantSource clock) {
        this.store = store;
        this.receipts = receipts;
        this.keepers = keepers;
        this.commands = commands;
        this.clock = clock;
        this.services = config.keepers();
        var all = new ArrayList<>(services.keySet());
        all.add(HERE);
        this.everybody = List.copyOf(all);
        this.forgetting = new Forgetting(
                Duration.ofMillis(
                        Long.parseLong(String.valueOf(Topic.COMMANDS.config().get("retention.ms")))),
                Duration.ofDays(config.backupDays()));
        this.job = new RepeatedJob("erasure", BETWEEN, schema, this::look);
    }

    /** When the rest is gone. */
    Forgetting forgetting() {
        return forgetting;
    }

    void start(@Observes StartupEvent event) {
        job.start();
    }

    void stop(@Observes ShutdownEvent event) {
        job.stop();
    }

    private void look() throws InterruptedException {
        try {
            for (ErasureStore.Kept kept : store.running()) {
                follow(kept);
            }
        } catch (RuntimeException e) {
            LOG.debugf("erasures are looked at later: %s", e.toString());
        }
    }

    private void follow(ErasureStore.Kept kept) throws InterruptedException {
        ErasureReport report = kept.report();
        for (ErasureReport.Part part : kept.report().parts()) {
            Optional<Outcome> outcome = keepers.outcome(kept.accountId(), part.commandId());
            if (outcome.isEmpty()) {
                ask(kept, part);
            } else if (outcome.get() instanceof Outcome.Refused refused && refused.code() != ErrorCode.INTERNAL_ERROR) {
                report = report.refused(refused.code(), clock.instant());
                break;
            } else {
                report = collected(kept, report, part);
            }
        }
        if (!report.equals(kept.report())) {
            store.save(kept, report);
        }
    }

    private void ask(ErasureStore.Kept kept, ErasureReport.Part part) throws InterruptedException {
        Instant now = clock.instant();
        Instant last = sent.get(part.commandId().value());
        if (last != null && now.isBefore(last.plus(AGAIN))) {
            return;
        }
        var administrator =
                new Actor.Operator(new OperatorId(kept.report().askedBy()), "Administrator", Role.ADMINISTRATOR);
        var meta = new CommandMeta(part.commandId(), kept.accountId(), part.conversationId(), administrator, now);
        if (commands.send(new DialogCommand.EraseVisitor(meta, kept.report().visitorId()))) {
            sent.put(part.commandId().value(), now);
        }
    }

    private ErasureReport collected(ErasureStore.Kept kept, ErasureReport before, ErasureReport.Part part) {
        ErasureReport report = before;
        for (String service : everybody) {
            if (part.receipts().containsKey(service)) {
                continue;
            }
            URI address = services.get(service);
            Optional<ErasureReceipt> receipt = address == null
                    ? receipts.find(kept.accountId(), part.commandId())
                    : keepers.receipt(address, kept.accountId(), part.commandId());
            if (receipt.isPresent()) {
                report = report.confirmed(
                        part.commandId(), service, receipt.get(), everybody, forgetting, clock.instant());
            }
        }
        return report;
    }
}
