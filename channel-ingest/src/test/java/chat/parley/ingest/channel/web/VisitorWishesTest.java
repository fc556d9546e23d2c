package chat.parley.ingest.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AttachmentId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.message.Attachment;
import chat.parley.contracts.message.AttachmentKind;
import chat.parley.contracts.settings.Setting;
import chat.parley.ingest.inbound.CommandTimes;
import chat.parley.ingest.inbound.IntakeClient;
import chat.parley.ingest.invitation.Invitations;
import chat.parley.ingest.limit.CommandLimits;
import chat.parley.ingest.limit.Rate;
import chat.parley.ingest.visitor.Availability;
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
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a widget's frames become on their way to the log. */
class VisitorWishesTest {
    private static final String KEY = "Rdr9ucDi19nixmpevci5EiOvlFVyXbCT";
    private static final String GOLDEN = "ff127a29530759df7752f6ffab2a78fd";
    private static final Rate PLENTY = new Rate(100, 100);
    private static final Attachment PRICES = new Attachment(
            new AttachmentId("f-1"), AttachmentKind.FILE, "prices.pdf", "application/pdf", 7, null, null, null);

    private final SampleAccount acme = new SampleAccount("acme");
    private final MutableClock clock = MutableClock.at("2026-11-21T09:00:00Z");
    private final SettingsView settings = new SettingsView();
    private final SecretBox box = SecretBox.of(chat.parley.testkit.VisitorKeys.SECRET_KEY);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final Availability availability = new Availability(() -> 0);
    private final WebChannel channel = new WebChannel(
            settings,
            new VisitorKeys(settings, box, clock),
            new IdentityKeys(settings, box, clock),
            availability,
            new Offers(availability, account -> new Offers.Limits(0, 0, Map.of())),
            "https://chat.example.com",
            Duration.ofDays(30),
            clock,
            () -> new VisitorId("v-1"));
    private final Invitations invitations = new Invitations(10);
    private final WebIntakeClient intake = new WebIntakeClient(
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

    private void channelWith(long version, Map<String, String> secrets, Map<String, String> config) {
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

    private VisitorToken visitor() {
        String token = channel.open(SampleAccount.SHOP, SampleAccount.SHOP_ORIGIN, null, null)
                .token();
        return ((Admission.Admitted) channel.admit(token, SampleAccount.SHOP_ORIGIN)).token();
    }

    private <T extends DialogCommand> T sent(Class<T> type, String json) {
        intake.send(frame(json), visitor()).toCompletableFuture().join();
        try {
            return type.cast(
                    Json.mapper().readValue(producer.history().getLast().value(), DialogCommand.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VisitorFrame.Command frame(String json) {
        return (VisitorFrame.Command)
                ((FrameParser.Parsed.Good) FrameReader.read(json.replace("REF", "\"ref\":\"" + Shop.ref() + "\"")))
                        .frame();
    }

    private FieldsProof proof(String sign) {
        return sent(
                        DialogCommand.SetVisitorFields.class,
                        "{\"type\":\"fields\",REF,\"fields\":[[\"a\",123],[\"b\",\"my value\"],[\"n\",999]],\"sign\":\""
                                + sign + "\"}")
                .proof();
    }

    @Test
    @Tag("B-19")
    @Tag("B-21")
    void aSiteThatSignedIsBelievedAndOneThatDidNotIsHeardAllTheSame() {
        assertThat(proof(GOLDEN)).isEqualTo(FieldsProof.VERIFIED);
        assertThat(proof("00" + GOLDEN.substring(2))).isEqualTo(FieldsProof.UNVERIFIED);

        assertThat(meters.counter("parley.visitor.fields", "proof", "unverified")
                        .count())
                .isEqualTo(1);
        assertThat(sent(
                                DialogCommand.PostVisitorMessage.class,
                                "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"text\":\"Hello\"}")
                        .text())
                .isEqualTo("Hello");
    }

    @Test
    @Tag("B-15")
    void theKeyBeforeIsGoodForAWhile() {
        var until = Map.of(IdentityKeys.PREVIOUS_UNTIL, "2026-11-21T10:00:00Z");
        channelWith(3, Map.of(IdentityKeys.PRESENT, "the-new-one", IdentityKeys.PREVIOUS, KEY), until);

        assertThat(proof(GOLDEN)).isEqualTo(FieldsProof.VERIFIED);
        clock.advance(Duration.ofHours(1));
        assertThat(proof(GOLDEN)).isEqualTo(FieldsProof.UNVERIFIED);
    }

    @Test
    @Tag("B-21")
    void whoIsNotAskedToSignProvesNothing() {
        channelWith(3, Map.of(), Map.of());

        assertThat(proof(GOLDEN)).isEqualTo(FieldsProof.NONE);
    }

    @Test
    @Tag("B-23")
    void theOlderFormCanBeSwitchedOff() {
        channelWith(3, Map.of(IdentityKeys.PRESENT, KEY), Map.of(IdentityKeys.MODE, "hmac"));

        assertThat(proof(GOLDEN)).isEqualTo(FieldsProof.UNVERIFIED);
    }

    @Test
    @Tag("B-21")
    void anIdThatNobodySignedIsNobodys() {
        var forged = sent(
                DialogCommand.SetVisitorFields.class,
                "{\"type\":\"fields\",REF,\"fields\":[[\"a\",1]],\"sign\":\"ab\",\"iat\":1795251600,"
                        + "\"exp\":1795255200,\"id\":\"u7\"}");

        assertThat(forged.proof()).isEqualTo(FieldsProof.UNVERIFIED);
        assertThat(forged.crmId()).isNull();
    }

    @Test
    @Tag("U-08")
    @Tag("U-06")
    void aMarkAndAWishForTheTranscriptNameTheirDialog() {
        var mark = sent(
                DialogCommand.RateDialog.class,
                "{\"type\":\"rate\",REF,\"dialogId\":\"d-1\",\"mark\":4,\"comment\":\"ok\"}");
        assertThat(mark.mark()).isEqualTo(4);
        assertThat(mark.comment()).isEqualTo("ok");

        var wish = sent(
                DialogCommand.SendTranscript.class,
                "{\"type\":\"transcript\",REF,\"dialogId\":\"d-1\",\"email\":\"v@example.org\"}");
        assertThat(wish.email()).isEqualTo("v@example.org");
    }

    @Test
    @Tag("U-14")
    void filesAreNamedByTheirIdsAndGoAsTheyAreKept() {
        var message = sent(
                DialogCommand.PostVisitorMessage.class,
                "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"attachments\":[\"f-1\"],\"offline\":true}");

        assertThat(message.attachments()).containsExactly(PRICES);
        assertThat(message.text()).isEmpty();
        assertThat(message.offline()).isTrue();
    }

    @Test
    @Tag("U-14")
    void aFileOfSomebodyElseIsNotFound() {
        var strange = frame("{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"attachments\":[\"f-2\"]}");

        assertThatThrownBy(() ->
                        intake.send(strange, visitor()).toCompletableFuture().join())
                .hasCauseInstanceOf(ContractViolation.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    @Tag("W-37")
    void visitorsChooseOnlyAmongTheLanguagesOfTheButton() {
        Setting.Placement shop = acme.shop();
        settings.apply(new Setting.Placement(
                shop.accountId(),
                2,
                false,
                shop.placementId(),
                shop.channelId(),
                shop.name(),
                shop.language(),
                null,
                shop.title(),
                shop.greeting(),
                shop.colour(),
                shop.side(),
                Set.of(),
                Set.of("en", "ru"),
                100,
                null,
                null,
                null,
                Set.of()));

        assertThat(sent(DialogCommand.PostVisitorMessage.class, inLanguage("ru"))
                        .language())
                .isEqualTo("ru");
        assertThat(sent(DialogCommand.PostVisitorMessage.class, inLanguage("de"))
                        .language())
                .isEqualTo("en");
    }

    @Test
    @Tag("W-57")
    void visitorsChooseOnlyAmongTheDepartmentsOfTheButtonThatThereStillAre() {
        var sales = new DepartmentId("sales");
        var gone = new DepartmentId("gone");
        settings.apply(new Setting.Department(acme.id(), 1, false, sales, "Sales", null, null));
        settings.apply(new Setting.Department(acme.id(), 1, true, gone, "Gone", null, null));
        settings.apply(new Setting.Department(
                acme.id(), 1, false, new DepartmentId("hidden"), "Not on this button", null, null));
        Setting.Placement shop = acme.shop();
        settings.apply(new Setting.Placement(
                shop.accountId(),
                2,
                false,
                shop.placementId(),
                shop.channelId(),
                shop.name(),
                shop.language(),
                null,
                shop.title(),
                shop.greeting(),
                shop.colour(),
                shop.side(),
                Set.of(),
                Set.of(),
                100,
                null,
                null,
                null,
                Set.of(sales, gone)));

        assertThat(session(null, null).placement().departments())
                .containsExactly(new SessionAnswer.Choice(sales, "Sales"));
        assertThat(department("sales")).isEqualTo(sales);
        assertThat(department("gone")).isNull();
        assertThat(department("hidden")).isNull();
    }

    @Test
    @Tag("U-03")
    void whoWantsToTalkWaitsBeforeTheyHaveWritten() {
        var open = sent(
                DialogCommand.OpenDialog.class,
                "{\"type\":\"start\",REF,\"pageUrl\":\"https://shop.example.com/\",\"language\":\"de\"}");

        assertThat(open.placementId()).isEqualTo(SampleAccount.SHOP);
        assertThat(open.pageUrl()).isEqualTo("https://shop.example.com/");
        assertThat(open.language()).as("the button offers no choice").isEqualTo("en");
    }

    private @Nullable DepartmentId department(String chosen) {
        return sent(
                        DialogCommand.PostVisitorMessage.class,
                        "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"text\":\"Hi\",\"departmentId\":\""
                                + chosen + "\"}")
                .departmentId();
    }

    private SessionAnswer session(@Nullable String token, @Nullable SignedFields identity) {
        return channel.open(SampleAccount.SHOP, SampleAccount.SHOP_ORIGIN, token, identity);
    }

    private SignedFields signed(String id, String sign) {
        long now = clock.instant().getEpochSecond();
        return new SignedFields(
                List.of(new SignedFields.Field("plan", "gold")), sign, new SignedFields.Validity(now, now + 3_600), id);
    }

    /** As a site's own server signs it. */
    private SignedFields signed(String id) throws GeneralSecurityException {
        long now = clock.instant().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
        String canonical = "{\"exp\":" + (now + 3_600) + ",\"fields\":{\"plan\":\"gold\"},\"iat\":" + now + ",\"id\":\""
                + id + "\"}";
        return signed(id, HexFormat.of().formatHex(mac.doFinal(canonical.getBytes(UTF_8))));
    }

    @Test
    @Tag("B-21")
    void whomTheSiteSignedForIsTheSameVisitorOnEveryDevice() throws GeneralSecurityException {
        SessionAnswer phone = session(null, signed("customer-7"));
        SessionAnswer desktop = session(session(null, null).token(), signed("customer-7"));
        SessionAnswer somebodyElse = session(null, signed("customer-8"));

        assertThat(desktop.visitorId()).isEqualTo(phone.visitorId());
        assertThat(desktop.conversationId()).isEqualTo(phone.conversationId());
        assertThat(desktop.identified()).isTrue();
        assertThat(somebodyElse.visitorId()).isNotEqualTo(phone.visitorId());
        assertThat(phone.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    @Tag("B-21")
    void whoOnlyClaimsAnIdGetsNothingOfIt() throws GeneralSecurityException {
        SessionAnswer known = session(null, signed("customer-7"));

        SessionAnswer forged = session(null, signed("customer-7", "ab".repeat(32)));
        SessionAnswer borrowed =
                session(null, signed("customer-7", signed("customer-8").sign()));

        for (SessionAnswer answer : List.of(forged, borrowed)) {
            assertThat(answer.identified()).isFalse();
            assertThat(answer.visitorId()).isNotEqualTo(known.visitorId());
            assertThat(answer.conversationId()).isNotEqualTo(known.conversationId());
        }
    }

    @Test
    @Tag("B-21")
    void whoLogsOutOrWhoseSignIsOverIsNobodyInParticularAgain() throws GeneralSecurityException {
        SignedFields identity = signed("customer-7");
        SessionAnswer known = session(null, identity);
        assertThat(session(known.token(), null).visitorId()).isNotEqualTo(known.visitorId());

        clock.advance(Duration.ofHours(1));

        assertThat(session(known.token(), identity).visitorId()).isNotEqualTo(known.visitorId());
        assertThat(channel.admit(known.token(), SampleAccount.SHOP_ORIGIN)).isInstanceOf(Admission.Denied.class);
    }

    private static String inLanguage(String language) {
        return "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"text\":\"Hi\",\"language\":\"" + language + "\"}";
    }
}
