package chat.parley.notification.socket;

import chat.parley.notification.announce.AnnounceClient;
import chat.parley.notification.login.Login;
import chat.parley.notification.presence.PresenceFrames;
import chat.parley.notification.shift.Shifts;
import chat.parley.platform.identity.AccessGuard;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks after all sockets a few times a second: ends the overdue ones, renews leases, follows operators' shifts, lets
 * waiting signals go.
 */
@ApplicationScoped
class CareJob {
    private static final Logger LOG = Logger.getLogger(CareJob.class);
    private static final long PACE_MILLIS = 200;

    private final Sessions sessions;
    private final Admission admission;
    private final AnnounceClient announcements;
    private final Shifts shifts;
    private final PresenceFrames presence;
    private final AccessGuard guard;
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("socket-care").daemon().factory());

    CareJob(
            Sessions sessions,
            Admission admission,
            AnnounceClient announcements,
            Shifts shifts,
            PresenceFrames presence,
            AccessGuard guard) {
        this.sessions = sessions;
        this.admission = admission;
        this.announcements = announcements;
        this.shifts = shifts;
        this.presence = presence;
        this.guard = guard;
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::care, PACE_MILLIS, PACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void care() {
        try {
            long nowNanos = System.nanoTime();
            Instant now = clock.instant();
            for (Session session : sessions.all()) {
                session.overdue(nowNanos, now).ifPresent(session::end);
                shutOut(session);
                session.inOrder(() -> {
                    followShift(session, nowNanos, now);
                    session.renewal(nowNanos)
                            .ifPresent(said -> announcements.announce(said.lease(), said.sessionId(), said.number()));
                });
                letSignalsGo(session, nowNanos);
            }
            admission.forgetIdle();
        } catch (RuntimeException e) {
            LOG.error("the care of sockets failed and goes on", e);
        }
    }

    /** A list of addresses holds for what is open too, and so does its going back. */
    private void shutOut(Session session) {
        Session.Member member = session.member();
        if (member != null && !guard.allows(member.login().accountId(), session.address())) {
            session.end(Ending.FORBIDDEN_ADDRESS);
        }
    }

    private void followShift(Session session, long nowNanos, Instant now) {
        Session.Member member = session.member();
        if (member == null) {
            return;
        }
        Login login = member.login();
        session.limit(shifts.most(login.accountId(), login.operatorId(), now), nowNanos)
                .ifPresent(said -> {
                    announcements.announce(said.lease(), said.sessionId(), said.number());
                    session.send(presence.own(
                            login.accountId(), login.operatorId(), said.lease().status()));
                });
    }

    private void letSignalsGo(Session session, long nowNanos) {
        Session.Member member = session.member();
        if (member != null) {
            session.typing().due(nowNanos).forEach(typing -> announcements.announce(typing.signal(member.login())));
        }
    }

    /**
     * Lets everybody go to another replica; leases run on, so that nobody seems to have left. This is told some time
     * before the service stops, because the stop itself would close sockets as if their work was done.
     */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        admission.drain();
        sessions.all().forEach(session -> session.end(Ending.RESTARTING));
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdown();
    }
}
