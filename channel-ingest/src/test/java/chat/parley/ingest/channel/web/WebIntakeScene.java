package chat.parley.ingest.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.inbound.CommandTimes;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.visitor.IdentityKeys;
import chat.parley.ingest.visitor.KnownConversations;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.OpenConnections;
import chat.parley.ingest.visitor.SignedFields;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.json.Json;
import chat.parley.platform.outcome.OutcomeWaiter;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.MutableClock;
import chat.parley.testkit.SampleAccount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A shop with a widget, and what its frames become on their way to the log. */
abstract class WebIntakeScene {
    static final String KEY = "Rdr9ucDi19nixmpevci5EiOvlFVyXbCT";
    static final String GOLDEN = "ff127a29530759df7752f6ffab2a78fd";
    static final Rate PLENTY = new Rate(100, 100);
    static final Attachment PRICES = new Attachment(
            new AttachmentId("f-1"), AttachmentKind.FILE, "prices.pdf", "application/pdf", 7, null, null, null);

    final SampleAccount acme = new SampleAccount("acme");
    final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    final SettingsView settings = new SettingsView();
    final SecretBox box = SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    final Availability availability = new Availability(() -> 0);
    final WebChannel channel = new WebChannel(
            settings,
            new VisitorKeys(settings, box, clock),
            new IdentityKeys(settings, box, clock),
            availability,
            new Offers(availability, account -> new Offers.Limits(0, 0, Map.of())),
            "https://chat.example.com",
            Duration.ofDays(30),
            clock,
            () -> new VisitorId("v-1"));
    final Invitations invitations = new Invitations(10);
    final WebIntakeClient intake = new WebIntakeClient(
            channel,
            new IntakeClient(producer, "channel-ingest", clock, new Random(1)),
            new CommandLimits(PLENTY, PLENTY, PLENTY, 100, () -> 0),
            new CommandTimes(100),
            new KnownConversations(100),
            new OutcomeWaiter(),
            new WebMeterClient(meters, new OpenConnections()),
            new IdentityKeys(settings, box, clock),
            (account, conversation, ids) -> ids.equals(List.of(PRICES.attachmentId()))
                    ? CompletableFuture.completedFuture(List.of(PRICES))
                    : CompletableFuture.failedFuture(new ContractViolation(ErrorCode.NOT_FOUND, "no such file")),
            invitations,
            false,
            clock,
            () -> 0);

    @BeforeEach
    void configure() {
        acme.settings().forEach(settings::apply);
        channelWith(2, Map.of(IdentityKeys.PRESENT, KEY), Map.of());
    }

    void channelWith(long version, Map<String, String> secrets, Map<String, String> config) {
        var sealed = new HashMap<String, String>();
        Setting.Channel web = acme.web();
        secrets.forEach((name, secret) -> sealed.put(
                name, box.seal(secret.getBytes(UTF_8), SecretPurpose.channel(web.accountId(), web.channelId(), name))));
        settings.apply(new Setting.Channel(
                web.accountId(),
                version,
                false,
                web.channelId(),
                web.kind(),
                web.name(),
                null,
                true,
                web.allowedOrigins(),
                Set.of(),
                config,
                sealed));
    }

    VisitorToken visitor() {
        String token = channel.open(SampleAccount.SHOP, SampleAccount.SHOP_ORIGIN, null, null)
                .token();
        return ((Admission.Admitted) channel.admit(token, SampleAccount.SHOP_ORIGIN)).token();
    }

    <T extends DialogCommand> T sent(Class<T> type, String json) {
        intake.send(frame(json), visitor()).toCompletableFuture().join();
        try {
            return type.cast(
                    Json.mapper().readValue(producer.history().getLast().value(), DialogCommand.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VisitorFrame.Command frame(String json) {
        return (VisitorFrame.Command)
                ((FrameParser.Parsed.Good) FrameReader.read(json.replace("REF", "\"ref\":\"" + Shop.ref() + "\"")))
                        .frame();
    }

    SessionAnswer session(@Nullable String token, @Nullable SignedFields identity) {
        return channel.open(SampleAccount.SHOP, SampleAccount.SHOP_ORIGIN, token, identity);
    }
}
