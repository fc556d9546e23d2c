package chat.parley.routing.replay;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.decision.RoutingDecision;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import chat.parley.routing.RoutingConfig;
import chat.parley.routing.decision.DecisionStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What would have been by another policy, for supervisors [N-08]. */
@Path("/api/routing/replay")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReplayResource {
    private static final Logger LOG = Logger.getLogger(ReplayResource.class);
    private static final long MOST_INPUTS = 1_000_000;
    private static final int COMPARED_AT_ONCE = 500;

    private final InputStore inputs;
    private final DecisionStore decisions;
    private final RoutingConfig config;
    private final CallerProducer callers;
    /** One at a time: a replay is not to slow down routing itself. */
    private final Semaphore running = new Semaphore(1);

    public ReplayResource(InputStore inputs, DecisionStore decisions, RoutingConfig config, CallerProducer callers) {
        this.inputs = inputs;
        this.decisions = decisions;
        this.config = config;
        this.callers = callers;
    }

    /**
     * What is to be replayed.
     *
     * @param policy what is to be otherwise; null for nothing
     */
    public record Request(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Policy policy) {}

    /**
     * The answer.
     *
     * @param inputs how many were read, those before {@code from} included that say how the board then stood
     * @param recorded how many of the decisions that the replay of the real course made are recorded exactly so
     */
    public record Answer(Instant from, Instant to, long inputs, int recorded, Replay.Result result) {}

    /** By the policy as it was: whether the record is enough to decide exactly the same again. */
    @GET
    public Answer same(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        return replay(new Request(instant(from), instant(to), Policy.SAME));
    }

    @POST
    public Answer replay(@Nullable Request request) {
        var caller = callers.caller();
        caller.require(Role.SUPERVISOR);
        if (request == null || request.from() == null || request.to() == null) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "say from when to when, as ISO 8601 instants");
        }
        var from = request.from();
        var to = request.to();
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(config.replayAtMost()) > 0) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST,
                    "from must be before to, by at most "
                            + config.replayAtMost().toHours() + " hours");
        }
        var policy = request.policy() == null ? Policy.SAME : request.policy();
        checked(policy);
        if (!running.tryAcquire()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE, "another replay is running; try again soon");
        }
        try {
            return replay(caller.accountId(), policy, from, to);
        } catch (SQLException | IOException | UncheckedIOException e) {
            LOG.warnf("inputs cannot be read: %s", e.getMessage());
            throw new ProblemException(ErrorCode.UNAVAILABLE, "the record cannot be read right now");
        } finally {
            running.release();
        }
    }

    private Answer replay(AccountId account, Policy policy, Instant from, Instant to) throws SQLException, IOException {
        var beginning = inputs.beginning(account, from)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "nothing is recorded of that time"));
        var end = inputs.end(account, beginning, to);
        var count = inputs.count(account, beginning, end);
        if (count > MOST_INPUTS) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST, "more than " + MOST_INPUTS + " inputs: choose a shorter time");
        }
        var recorded = new Recorded(account);
        var replay = new Replay(account, policy, from, to, recorded::add);
        inputs.each(account, beginning, end, replay::survey);
        inputs.each(account, beginning, end, replay::take);
        recorded.compare();
        var result = replay.result();
        if (result == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "nothing is recorded of that time");
        }
        return new Answer(from, to, count, recorded.same, result);
    }

    /** Counts the decisions that are recorded as they were made again, some at a time. */
    private final class Recorded {
        private final AccountId account;
        private final List<RoutingDecision> part = new ArrayList<>();
        private int same;

        private Recorded(AccountId account) {
            this.account = account;
        }

        private void add(RoutingDecision decision) {
            part.add(decision);
            if (part.size() == COMPARED_AT_ONCE) {
                compare();
            }
        }

        private void compare() {
            try {
                same += decisions.countOf(account, part);
                part.clear();
            } catch (SQLException | IOException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    private static void checked(Policy policy) {
        try {
            policy.rules();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "presence and the limit always bind");
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "an instant looks like 2026-11-21T09:00:00Z");
        }
    }
}
