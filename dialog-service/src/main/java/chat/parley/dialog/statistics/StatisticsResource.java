package chat.parley.dialog.statistics;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.identity.CallerProducer;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Numbers of an account's dialogs, for supervisors. */
@Path("/api/dialogs/outcomes")
@Tag(name = "Statistics")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StatisticsResource {
    private static final Duration LONGEST = Duration.ofDays(400);

    private final OutcomeCountStore store;
    private final SettingsView settings;
    private final CallerProducer callers;

    StatisticsResource(OutcomeCountStore store, SettingsView settings, CallerProducer callers) {
        this.store = store;
        this.settings = settings;
        this.callers = callers;
    }

    @GET
    @Operation(
            summary = "What became of the dialogs closed in a period",
            description =
                    "Served, refused and missed: as stated when each was closed, and as the present refusal timeout"
                            + " has it. `from` is included, `to` is not; both ISO 8601 with a zone.")
    public OutcomeCounts outcomes(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Caller caller = callers.caller();
        caller.require(Role.SUPERVISOR);
        Instant begin = instant("from", from);
        Instant end = instant("to", to);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST, "from comes before to, by at most " + LONGEST.toDays() + " days");
        }
        int refusalSeconds = settings.all(caller.accountId(), TimeSetting.Times.class).stream()
                .findFirst()
                .orElseGet(() -> TimeSetting.Times.unsaved(caller.accountId()))
                .refusalSeconds();
        return store.count(caller.accountId(), begin, end, refusalSeconds);
    }

    private static Instant instant(String name, @Nullable String text) {
        try {
            // A zone other than UTC is welcome, too.
            return text == null
                    ? missing(name)
                    : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return missing(name);
        }
    }

    private static Instant missing(String name) {
        throw new ProblemException(ErrorCode.INVALID_REQUEST, name + " must be a time as 2026-03-01T00:00:00Z");
    }
}
