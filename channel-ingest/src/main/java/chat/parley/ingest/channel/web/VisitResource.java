package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.visit.VisitorCode;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.visit.Cities;
import chat.parley.ingest.visit.PageAddress;
import chat.parley.ingest.visit.SiteVisits;
import chat.parley.ingest.visit.VisitReport;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What pages of sites report of their visitors. A report is whole and is kept by nobody here, so that a visitor without
 * a chat costs one small request at a time, to whatever replica. Plain text is taken too: a browser asks nobody first
 * before it sends that.
 */
@Path("/channels/web/visits")
@Consumes({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class VisitResource {
    /** Longest report taken, in bytes. */
    private static final int LONGEST = 8 * 1024;

    private final WebChannel channel;
    private final IntakeClient intake;
    private final Readiness readiness;
    private final Cities cities;
    private final WebMeterClient metrics;
    private final Allowances allowances;
    private final InstantSource clock;

    VisitResource(
            WebChannel channel,
            IntakeClient intake,
            Readiness readiness,
            Cities cities,
            WebMeterClient metrics,
            Allowances allowances,
            InstantSource clock) {
        this.channel = channel;
        this.intake = intake;
        this.readiness = readiness;
        this.cities = cities;
        this.metrics = metrics;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What is counted per address, per visitor and per account here. */
    public record Allowances(
            TokenBuckets<String> addresses, TokenBuckets<VisitorId> visitors, TokenBuckets<AccountId> accounts) {}

    @POST
    public Response report(
            byte[] body,
            @HeaderParam("Origin") @Nullable String origin,
            @HeaderParam(HttpHeaders.USER_AGENT) @Nullable String userAgent,
            @Context HttpServerRequest request) {
        if (!readiness.isReady()) {
            throw refused(Problem.of(ErrorCode.UNAVAILABLE, "this replica is starting or going away"));
        }
        String address = request.remoteAddress().hostAddress();
        pay(allowances.addresses().take(address));
        VisitReport report = read(body);
        Setting.Placement placement = channel.site(report.placementId(), origin);
        AccountId account = placement.accountId();
        VisitorId visitor = SiteVisits.visitor(account, report.key());
        pay(allowances.visitors().take(visitor));
        pay(allowances.accounts().take(account));
        requireOwnPage(report, origin);
        metrics.in("visit");
        try {
            var sender = new SiteVisits.Sender(userAgent, address);
            intake.send(SiteVisits.activity(account, report, sender, cities, clock.instant()));
        } catch (ContractViolation e) {
            throw refused(Problem.of(e.code(), String.valueOf(e.getMessage())));
        }
        return report instanceof VisitReport.Seen
                ? Response.ok(Json.text(Map.of("visitorId", visitor, "code", VisitorCode.of(visitor))))
                        .build()
                : Response.noContent().build();
    }

    /** A site speaks for its own pages only; where a browser names no origin there is nothing to compare. */
    private void requireOwnPage(VisitReport report, @Nullable String origin) {
        if (origin != null
                && report instanceof VisitReport.Seen seen
                && !PageAddress.origin(seen.url()).map(origin::equals).orElse(false)) {
            throw refused(Problem.of(ErrorCode.INVALID_REQUEST, "url must be a page of the site that reports it"));
        }
    }

    private VisitReport read(byte[] body) {
        if (body.length > LONGEST) {
            throw refused(Problem.of(ErrorCode.BODY_TOO_LARGE, "a report has at most 8 KiB"));
        }
        try {
            return VisitParser.read(Json.mapper().readValue(body, Object.class));
        } catch (IOException e) {
            throw refused(Problem.of(ErrorCode.INVALID_REQUEST, "the body is not JSON"));
        } catch (ContractViolation e) {
            throw refused(Problem.of(e.code(), String.valueOf(e.getMessage())));
        }
    }

    private void pay(long wait) {
        if (wait > 0) {
            throw refused(Problem.rateLimited(CommandLimits.seconds(wait)));
        }
    }

    private ProblemException refused(Problem problem) {
        metrics.refused(problem.code());
        return new ProblemException(problem);
    }
}
