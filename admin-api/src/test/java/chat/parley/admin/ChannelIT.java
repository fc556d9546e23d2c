package chat.parley.admin;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.admin.Shops.Shop;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.topic.Topic;
import chat.parley.platform.secret.SecretBox;
import chat.parley.platform.secret.SecretPurpose;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Channels of foreign systems and their secrets. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class ChannelIT {
    private static final String CHANNELS = "/api/admin/channels";
    private static final String VK = "/api/admin/vk-connections";
    private static final String TOKEN = "123456789:AAbbCCddEEffGGhhIIjj";

    @Inject
    Shops shops;

    @ConfigProperty(name = "parley.relay.kafka")
    String kafka;

    @ConfigProperty(name = "parley.key.secret")
    String key;

    private Shop shop;

    @BeforeEach
    void aShop() {
        Service.awaitReady();
        shop = shops.open();
    }

    private RequestSpecification administrator() {
        return given().auth().oauth2(shop.administratorToken()).contentType(ContentType.JSON);
    }

    private static Map<String, Object> telegram(Map<String, String> secrets) {
        var body = new HashMap<String, Object>();
        body.put("kind", "telegram");
        body.put("name", "Our bot");
        body.put("enabled", true);
        body.put("tags", List.of("bot"));
        body.put("config", Map.of("mode", "webhook"));
        body.put("secrets", secrets);
        return body;
    }

    private static String opened(SecretBox box, Setting.Channel channel, String name) {
        String ciphertext = channel.secrets().get(name);
        return new String(
                box.open(ciphertext, SecretPurpose.channel(channel.accountId(), channel.channelId(), name)), UTF_8);
    }

    @Test
    @Tag("W-54")
    @Tag("W-52")
    @Tag("B-02")
    void aBotIsConnectedByItsTokenWhichNobodyEverSeesAgain() {
        var box = SecretBox.of(key);
        try (var probe = TopicProbe.fromNow(kafka, Topic.SETTINGS)) {
            var answer = administrator().body(telegram(Map.of("token", TOKEN))).post(CHANNELS);
            answer.then().statusCode(201).body("secretNames", contains("token", "webhookSecret"));
            String id = answer.path("channelId");
            Setting.Channel first = await(probe, id, 1);

            assertThat(answer.asString()).doesNotContain(TOKEN).doesNotContain("\"secrets\"");
            assertThat(opened(box, first, "token")).isEqualTo(TOKEN);
            assertThat(opened(box, first, "webhookSecret")).matches("[A-Za-z0-9_-]{43}");
            assertThat(first.tags()).containsExactly("bot");

            var changed = telegram(Map.of());
            changed.put("version", 1);
            changed.put("name", "Our other bot");
            administrator().body(changed).put(CHANNELS + "/" + id).then().statusCode(200);
            assertThat(await(probe, id, 2).secrets()).isEqualTo(first.secrets());

            changed.put("version", 2);
            changed.put("secrets", Map.of("token", TOKEN + "New"));
            administrator().body(changed).put(CHANNELS + "/" + id).then().statusCode(200);
            assertThat(opened(box, await(probe, id, 3), "token")).isEqualTo(TOKEN + "New");
        }
        String audit = administrator().get("/api/admin/audit").asString();
        assertThat(audit).contains("Our other bot").doesNotContain(TOKEN).doesNotContain("v1.");
        assertThat(administrator().get(CHANNELS).asString()).doesNotContain("v1.");
    }

    private static Setting.Channel await(TopicProbe probe, String id, int version) {
        return probe.await(seen -> seen.body().path("channelId").asText().equals(id)
                        && seen.body().path("version").asInt() == version)
                .as(Setting.Channel.class);
    }

    @Test
    @Tag("W-54")
    void whatIsMissingOrNotOfItsFormIsNamedAndNotRepeated() {
        administrator()
                .body(telegram(Map.of()))
                .post(CHANNELS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("secrets.token"));
        var answer = administrator()
                .body(telegram(Map.of("token", "my secret token")))
                .post(CHANNELS);
        answer.then().statusCode(422).body("errors[0].field", equalTo("secrets.token"));
        assertThat(answer.asString()).doesNotContain("my secret token");
        administrator()
                .body(telegram(Map.of("token", TOKEN, "password", "x")))
                .post(CHANNELS)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("secrets.password"));
    }

    @Test
    @Tag("B-12")
    @Tag("W-52")
    void aSecretThatParleyChoosesIsShownOnceAndTheOneBeforeStaysGoodForAWhile() {
        var box = SecretBox.of(key);
        try (var probe = TopicProbe.fromNow(kafka, Topic.SETTINGS)) {
            var body = new HashMap<String, Object>(Map.of("kind", "api", "name", "Our app", "enabled", true));
            body.put("config", Map.of("url", "https://app.example/hook", "replyHours", "0"));
            administrator()
                    .body(body)
                    .post(CHANNELS)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("config.replyHours"));
            body.put("config", Map.of("url", "https://app.example/hook", "replyHours", "24"));
            var made = administrator().body(body).post(CHANNELS);
            made.then().statusCode(201).body("secretNames", contains("signing", "token"));
            String id = made.path("channelId");
            Setting.Channel first = await(probe, id, 1);
            assertThat(first.config()).containsEntry("replyHours", "24");

            var renewed = administrator().body(Map.of("version", 1)).post(CHANNELS + "/" + id + "/secrets/signing");
            renewed.then().statusCode(200).body("version", equalTo(2));
            Setting.Channel second = await(probe, id, 2);

            assertThat(opened(box, second, "signing"))
                    .isEqualTo(renewed.path("secret"))
                    .startsWith("whsec_");
            assertThat(opened(box, second, "signing-previous")).isEqualTo(opened(box, first, "signing"));
            assertThat(java.time.Instant.parse(second.config().get("signingPreviousUntil")))
                    .isAfter(java.time.Instant.now());
            assertThat(second.secrets().get("token")).isEqualTo(first.secrets().get("token"));
            administrator()
                    .body(Map.of("version", 2))
                    .post(CHANNELS + "/" + id + "/secrets/webhookSecret")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    @Tag("J-01")
    @Tag("J-02")
    @Tag("J-03")
    @Tag("J-04")
    void twoAddressesCrossOverOursIsMadeFirstAndTheirsIsEnteredLater() {
        var box = SecretBox.of(key);
        try (var probe = TopicProbe.fromNow(kafka, Topic.SETTINGS)) {
            var body = new HashMap<String, Object>(Map.of("kind", "jivo", "name", "Our bots", "enabled", true));
            body.put("config", Map.of("chunked", "true"));
            var made = administrator().body(body).post(CHANNELS);
            made.then().statusCode(201).body("secretNames", contains("path"));
            String id = made.path("channelId");
            var ours = administrator().body(Map.of("version", 1)).post(CHANNELS + "/" + id + "/secrets/path");
            ours.then().statusCode(200);

            body.put("version", 2);
            body.put("secrets", Map.of("endpoint", "no address"));
            administrator().body(body).put(CHANNELS + "/" + id).then().statusCode(422);
            body.put("secrets", Map.of("endpoint", "https://bots.example/hook/1"));
            var edited = administrator().body(body).put(CHANNELS + "/" + id);

            edited.then().statusCode(200).body("config.chunked", equalTo("true"));
            Setting.Channel whole = await(probe, id, 3);
            assertThat(opened(box, whole, "endpoint")).isEqualTo("https://bots.example/hook/1");
            assertThat(opened(box, whole, "path"))
                    .isEqualTo(ours.path("secret"))
                    .matches("[A-Za-z0-9_-]{43}");
            assertThat(edited.asString()).doesNotContain("bots.example");
        }
    }

    @Test
    @Tag("C-05")
    @Tag("W-55")
    void aCommunityIsConnectedByAPermissionOfItsAdministratorOnceAndByNobodyElse() {
        var box = SecretBox.of(key);
        try (var probe = TopicProbe.fromNow(kafka, Topic.SETTINGS)) {
            var body = new HashMap<String, Object>(Map.of("kind", "vk", "name", "Our group", "enabled", true));
            body.put("config", Map.of("groupId", "214167102", "confirmation", "1a2b3c4d"));
            body.put("secrets", Map.of("secretKey", "s3cr3t-of-ours"));
            String id = administrator()
                    .body(body)
                    .post(CHANNELS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("channelId");
            administrator().get(VK).then().statusCode(200).body("offered", equalTo(true));

            String forgotten = permission(id).get("state");
            Map<String, String> back = permission(id);

            String path = VK + "/" + back.get("state");
            var code = Map.of("code", back.get("code"));
            administrator().body(code).post(VK + "/" + forgotten).then().statusCode(404);
            given().auth()
                    .oauth2(Tokens.of(shop.account().value(), "somebody-else", "Else", Role.ADMINISTRATOR)
                            .sign())
                    .contentType(ContentType.JSON)
                    .body(code)
                    .post(path)
                    .then()
                    .statusCode(404);
            var connected = administrator().body(code).post(path);
            connected.then().statusCode(200).body("secretNames", contains("accessKey", "secretKey"));
            assertThat(connected.asString()).doesNotContain("vk1.a");
            assertThat(opened(box, await(probe, id, 2), "accessKey")).isEqualTo("vk1.a.key-of-the-community");
            administrator().body(code).post(path).then().statusCode(404).body("code", equalTo("not-found"));

            String again = permission(id).get("state");
            administrator()
                    .body(code)
                    .post(VK + "/" + again)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("invalid-setting"))
                    .body("detail", equalTo("Code is invalid or expired."));
        }
        administrator()
                .body(Map.of("channelId", shop.channel()))
                .post(VK)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-setting"));
    }

    /** The browser goes to VK, agrees, and is sent back. */
    private Map<String, String> permission(String channel) {
        String url = administrator()
                .body(Map.of("channelId", channel))
                .post(VK)
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        String back = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        assertThat(back).contains("/console/admin/channels?");
        var given = new HashMap<String, String>();
        for (String pair : back.substring(back.indexOf('?') + 1).split("&", -1)) {
            given.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return given;
    }

    @Test
    @Tag("W-04")
    @Tag("W-08")
    @Tag("B-01")
    void aMailboxAndTheCompanysAddressesAreOfTheirForm() {
        var mailbox = new HashMap<String, Object>(Map.of("kind", "email", "name", "Mail", "enabled", true));
        mailbox.put("secrets", Map.of("password", "p"));
        mailbox.put(
                "config", Map.of("address", "shop@acme.example", "imapHost", "imap.acme.example", "imapPort", "993"));
        administrator()
                .body(mailbox)
                .post(CHANNELS)
                .then()
                .statusCode(201)
                .body("secretNames", contains("hook", "password"));
        mailbox.put("name", "Other mail");
        mailbox.put("config", Map.of("imapHost", "imap.acme.example/x", "imapSecurity", "maybe"));
        administrator().body(mailbox).post(CHANNELS).then().statusCode(422);

        var account = new HashMap<>(Bodies.account(1));
        account.put("siteUrl", "https://acme.example");
        account.put("replyTo", "Hello@acme.example");
        administrator()
                .body(account)
                .put("/api/admin/account")
                .then()
                .statusCode(200)
                .body("siteUrl", equalTo("https://acme.example"))
                .body("replyTo", equalTo("hello@acme.example"));
        account.put("version", 2);
        account.put("siteUrl", "javascript:alert(1)");
        administrator()
                .body(account)
                .put("/api/admin/account")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("siteUrl"));
    }

    @Test
    @Tag("W-53")
    void theAddressInTheCrmHasAPlaceForTheIdBehindItsServer() {
        var account = new HashMap<>(Bodies.account(1));
        for (String wrong : List.of(
                "https://crm.acme.example/people",
                "https://{id}.acme.example/",
                "https://crm.acme.example/{name}/{id}",
                "javascript:alert({id})",
                "https://crm.acme.example{id}/")) {
            account.put("crmUrl", wrong);
            administrator()
                    .body(account)
                    .put("/api/admin/account")
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("crmUrl"));
        }
        account.put("crmUrl", "https://crm.acme.example/people?id={id}&tab=chat");
        administrator()
                .body(account)
                .put("/api/admin/account")
                .then()
                .statusCode(200)
                .body("crmUrl", equalTo("https://crm.acme.example/people?id={id}&tab=chat"));
        administrator()
                .get("/api/admin/directory")
                .then()
                .body("account.crmUrl", equalTo("https://crm.acme.example/people?id={id}&tab=chat"));
    }
}
