package chat.parley.ingest.wiring;

import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.ingest.channel.web.BrokerConfig;
import chat.parley.ingest.channel.web.VisitResource;
import chat.parley.ingest.channel.web.WebDelivery;
import chat.parley.ingest.invitation.ActivityConsumer;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.invitation.OpenPages;
import chat.parley.ingest.limit.LimitConfig;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.limit.TokenBuckets;
import chat.parley.ingest.visit.Cities;
import chat.parley.ingest.visit.CityClient;
import chat.parley.ingest.visit.VisitConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the parts together that visits and invitations need. */
@Singleton
public class VisitWiringConfig {
    private static final String SERVICE = "channel-ingest";
    private static final int REMEMBERED = 20_000;

    private final VisitConfig config;
    private final BrokerConfig broker;

    VisitWiringConfig(VisitConfig config, BrokerConfig broker) {
        this.config = config;
        this.broker = broker;
    }

    void start(@Observes StartupEvent event, ActivityConsumer activity) {
        activity.start();
    }

    @Produces
    @Singleton
    Cities cities() {
        return config.cities()
                .<Cities>map(file -> CityClient.open(file, config.citiesLanguage()))
                .orElse(Cities.UNKNOWN);
    }

    @Produces
    @Singleton
    Invitations invitations() {
        return new Invitations(REMEMBERED);
    }

    @Produces
    @Singleton
    OpenPages pages() {
        return new OpenPages();
    }

    @Produces
    @Singleton
    ActivityConsumer activity(Invitations invitations, OpenPages pages, WebDelivery delivery, InstantSource clock) {
        return new ActivityConsumer(broker.kafka(), SERVICE, activity -> {
            switch (activity) {
                case VisitorActivity.VisitorInvited invited -> {
                    invitations.heard(invited);
                    pages.tell(invited);
                    delivery.invited(invited, clock.instant());
                }
                case VisitorActivity.VisitorLed led -> {
                    pages.tell(led);
                    delivery.led(led);
                }
                case VisitorActivity.InvitationAnswered answered -> invitations.heard(answered);
                // Said by pages, and for others.
                case VisitorActivity.PageSeen seen -> {}
                case VisitorActivity.PageLeft left -> {}
            }
        });
    }

    void close(@Disposes ActivityConsumer consumer) {
        consumer.close();
    }

    @Produces
    @Singleton
    VisitResource.Allowances allowances(LimitConfig limits) {
        return new VisitResource.Allowances(
                new TokenBuckets<>(
                        new Rate(config.address().burst(), config.address().perSecond()),
                        limits.mostKeys(),
                        System::nanoTime),
                new TokenBuckets<>(
                        new Rate(config.visitor().burst(), config.visitor().perSecond()),
                        limits.mostKeys(),
                        System::nanoTime),
                new TokenBuckets<>(
                        new Rate(config.account().burst(), config.account().perSecond()),
                        limits.mostKeys(),
                        System::nanoTime));
    }
}
