package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.invitation.OpenPages;
import chat.parley.ingest.limit.AddressCount;
import chat.parley.ingest.limit.LimitConfig;
import chat.parley.ingest.visitor.Onlookers;
import chat.parley.platform.json.Json;
import chat.parley.platform.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a placement stands, as server-sent events: for pages that show a button and have no chat yet, so that the button
 * goes and comes back within a second without a reload [W-72, W-73]. A page that says which visitor it reports hears
 * of operators' invitations as well. It names nobody and needs no token.
 */
@Singleton
public class LiveResource {
    private static final String PATH = "/channels/web/placements/:placementId/live";
    /** Often enough for proxies that end what is silent for a minute. */
    private static final long KEEP_ALIVE_MILLIS = 20_000;

    private final WebChannel channel;
    private final Onlookers onlookers;
    private final OpenPages pages;
    private final Invitations invitations;
    private final Readiness readiness;
    private final AddressCount addresses;
    private final InstantSource clock = InstantSource.system();

    LiveResource(
            WebChannel channel,
            Onlookers onlookers,
            OpenPages pages,
            Invitations invitations,
            Readiness readiness,
            LimitConfig limits) {
        this.channel = channel;
        this.onlookers = onlookers;
        this.pages = pages;
        this.invitations = invitations;
        this.readiness = readiness;
        this.addresses = new AddressCount(limits.socketsPerAddress(), System::nanoTime);
    }

    void register(@Observes Router router) {
        router.get(PATH).order(-500).handler(this::handle);
    }

    private void handle(RoutingContext request) {
        String address = request.request().remoteAddress().hostAddress();
        Optional<PlacementId> placement = id(request.pathParam("placementId"), PlacementId::new);
        Optional<AccountId> account = placement.flatMap(channel::owner);
        if (!readiness.isReady()) {
            refuse(request.response(), Problem.of(ErrorCode.UNAVAILABLE, "this replica is starting or going away"));
        } else if (placement.isEmpty() || account.isEmpty()) {
            refuse(request.response(), Problem.of(ErrorCode.NOT_FOUND, "no widget has this placement id"));
        } else if (!addresses.admit(address)) {
            refuse(request.response(), Problem.rateLimited(30));
        } else {
            follow(request, address, account.get(), placement.get());
        }
    }

    private void follow(RoutingContext request, String address, AccountId account, PlacementId placement) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        Optional<VisitorId> visitor = visitor(request);
        var page = new Page(request.vertx().getOrCreateContext(), response, account, placement);
        addresses.opened(address);
        long timer = request.vertx().setPeriodic(KEEP_ALIVE_MILLIS, id -> response.write(":\n\n"));
        response.closeHandler(closed -> {
            request.vertx().cancelTimer(timer);
            onlookers.leave(page);
            visitor.ifPresent(id -> pages.leave(id, page));
            addresses.closed(address);
        });
        if (!onlookers.join(page, id -> channel.standing(account, id))) {
            response.end();
            return;
        }
        visitor.ifPresent(id -> {
            pages.join(id, page);
            // What was said before the page listened, or while nobody looked at it, is said now.
            invitations.open(id, clock.instant()).ifPresent(page::accept);
        });
    }

    private static Optional<VisitorId> visitor(RoutingContext request) {
        return request.queryParam("visitor").stream().findFirst().flatMap(id -> id(id, VisitorId::new));
    }

    private static <T> Optional<T> id(@Nullable String id, Function<String, T> type) {
        try {
            return id == null ? Optional.empty() : Optional.of(type.apply(id));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    private static void refuse(HttpServerResponse response, Problem problem) {
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.text(problem));
    }

    /** Not a record: two pages of one placement are two. */
    private final class Page implements Onlookers.Onlooker, Consumer<VisitorActivity> {
        private final Context context;
        private final HttpServerResponse response;
        private final AccountId account;
        private final PlacementId placement;

        Page(Context context, HttpServerResponse response, AccountId account, PlacementId placement) {
            this.context = context;
            this.response = response;
            this.account = account;
            this.placement = placement;
        }

        @Override
        public AccountId accountId() {
            return account;
        }

        @Override
        public PlacementId placementId() {
            return placement;
        }

        @Override
        public void hear(Onlookers.Standing standing) {
            write("data: " + Json.text(standing) + "\n\n");
        }

        @Override
        public void accept(VisitorActivity activity) {
            if (!activity.accountId().equals(account)) {
                return;
            }
            switch (activity) {
                case VisitorActivity.VisitorInvited invited ->
                    write("invite", ServerFrame.Invite.of(invited, clock.instant()));
                case VisitorActivity.VisitorLed led -> write("teleport", new ServerFrame.Teleport(led.url()));
                case VisitorActivity.PageSeen seen -> {}
                case VisitorActivity.PageLeft left -> {}
                case VisitorActivity.InvitationAnswered answered -> {}
            }
        }

        private void write(String name, ServerFrame frame) {
            write("event: " + name + "\ndata: " + Json.text(frame) + "\n\n");
        }

        private void write(String event) {
            context.runOnContext(now -> {
                // Who reads too slowly is let go; the browser comes again by itself.
                if (response.writeQueueFull()) {
                    response.reset();
                } else if (!response.ended() && !response.closed()) {
                    response.write(event);
                }
            });
        }
    }
}
