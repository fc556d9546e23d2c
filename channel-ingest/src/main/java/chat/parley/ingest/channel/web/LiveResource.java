package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.PlacementId;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a placement stands, as server-sent events: for pages that show a button and have no chat yet, so that the button
 * goes and comes back within a second without a reload [W-72, W-73]. It names nobody and needs no token.
 */
@Singleton
public class LiveResource {
    private static final String PATH = "/channels/web/placements/:placementId/live";
    /** Often enough for proxies that end what is silent for a minute. */
    private static final long KEEP_ALIVE_MILLIS = 20_000;

    private final WebChannel channel;
    private final Onlookers onlookers;
    private final Readiness readiness;
    private final AddressCount addresses;

    LiveResource(WebChannel channel, Onlookers onlookers, Readiness readiness, LimitConfig limits) {
        this.channel = channel;
        this.onlookers = onlookers;
        this.readiness = readiness;
        this.addresses = new AddressCount(limits.socketsPerAddress());
    }

    void register(@Observes Router router) {
        router.get(PATH).order(-500).handler(this::handle);
    }

    private void handle(RoutingContext request) {
        String address = request.request().remoteAddress().hostAddress();
        Optional<PlacementId> placement = placement(request.pathParam("placementId"));
        Optional<AccountId> account = placement.flatMap(channel::owner);
        if (!readiness.isReady()) {
            refuse(request.response(), Problem.of(ErrorCode.UNAVAILABLE, "this replica is starting or going away"));
        } else if (placement.isEmpty() || account.isEmpty()) {
            refuse(request.response(), Problem.of(ErrorCode.NOT_FOUND, "no widget has this placement id"));
        } else if (!addresses.hasRoom(address)) {
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
        var page = new Page(request.vertx().getOrCreateContext(), response, account, placement);
        addresses.opened(address);
        long timer = request.vertx().setPeriodic(KEEP_ALIVE_MILLIS, id -> response.write(":\n\n"));
        response.closeHandler(closed -> {
            request.vertx().cancelTimer(timer);
            onlookers.leave(page);
            addresses.closed(address);
        });
        if (!onlookers.join(page, id -> channel.standing(account, id))) {
            response.end();
        }
    }

    private static Optional<PlacementId> placement(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : Optional.of(new PlacementId(id));
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
    private static final class Page implements Onlookers.Onlooker {
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
            String event = "data: " + Json.text(standing) + "\n\n";
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
