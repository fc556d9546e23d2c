package chat.parley.ingest.channel.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.ingest.visitor.IdentityKeys;
import chat.parley.ingest.visitor.SignedFields;
import chat.parley.testkit.SampleAccount;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a site signs for is believed, and nothing else. */
class SignedVisitorTest extends WebIntakeScene {
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
}
