package chat.parley.routing.board;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.kafka.AccountPartitioner;
import chat.parley.platform.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The board as supervisors see it, from the copy of it that this process keeps. */
@Path("/api/routing/board")
@Produces(MediaType.APPLICATION_JSON)
public class BoardResource {
    private final StreamsJob job;
    private final CallerProducer callers;

    public BoardResource(StreamsJob job, CallerProducer callers) {
        this.job = job;
        this.callers = callers;
    }

    /** The account's queue and operators now. */
    @GET
    public BoardView board() {
        var caller = callers.caller();
        caller.require(Role.SUPERVISOR);
        var account = caller.accountId();
        var streams = job.running().orElseThrow(BoardResource::elsewhere);
        try {
            ReadOnlyKeyValueStore<String, AccountEntry> accounts = store(streams, BoardTopology.ACCOUNTS, account);
            return BoardView.of(
                    accounts.get(account.value()),
                    entries(this.<OperatorEntry>store(streams, BoardTopology.OPERATORS, account), account),
                    entries(this.<DialogEntry>store(streams, BoardTopology.DIALOGS, account), account),
                    Instant.now());
        } catch (InvalidStateStoreException e) {
            throw elsewhere();
        }
    }

    private <T> ReadOnlyKeyValueStore<String, T> store(KafkaStreams streams, String name, AccountId account) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, T>keyValueStore())
                .withPartition(AccountPartitioner.partition(account, job.partitions()))
                .enableStaleStores());
    }

    private static <T> List<T> entries(ReadOnlyKeyValueStore<String, T> store, AccountId account) {
        var found = new ArrayList<T>();
        try (var all = store.prefixScan(account.value() + "/", new StringSerializer())) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    private static ProblemException elsewhere() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "the account's board is not at hand here right now");
    }
}
