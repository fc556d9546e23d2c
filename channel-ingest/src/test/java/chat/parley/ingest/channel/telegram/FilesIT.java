package chat.parley.ingest.channel.telegram;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.contracts.id.VisitorId;
import chat.parley.ingest.TestSettings;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.SampleAccount;
import chat.parley.testkit.TestKafka;
import chat.parley.testkit.Tokens;
import chat.parley.testkit.TopicWriter;
import chat.parley.testkit.Wait;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files and pictures over a real broker and a real database. */
@QuarkusTest
@TestProfile(TestSettings.class)
@QuarkusTestResource(ParleyServices.class)
class FilesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final Fixtures fixtures = Fixtures.unique();
    private final SampleAccount acme = fixtures.acme();

    @BeforeEach
    void configure() {
        try (var log = new TopicWriter(TestKafka.bootstrapServers())) {
            acme.settings().forEach(log::setting);
        }
    }

    private io.restassured.specification.RequestSpecification administrator() {
        return given().header(
                        "Authorization", "Bearer " + Tokens.of(acme.adam()).sign())
                .contentType("application/json");
    }

    @Test
    @Tag("P-19")
    void aVisitorBringsAFileAndNobodyElseHasIt() {
        var visitor = new VisitorId("visitor-" + fixtures.randomId());
        var stranger = new VisitorId("visitor-" + fixtures.randomId());
        Wait.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> upload(visitor, "проба.txt", "text".getBytes(UTF_8))
                        .then()
                        .statusCode(201));

        JsonPath page = upload(visitor, "page.html", "<html><script>alert(1)</script></html>".getBytes(UTF_8))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String id = page.getString("attachment.attachmentId");
        assertThat(page.getString("attachment.kind")).isEqualTo("file");

        String link = asVisitor(visitor)
                .body(Map.of("attachmentIds", List.of(id)))
                .post("/channels/files/links")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("links['" + id + "']");
        given().get(link)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment"))
                .contentType("application/octet-stream");
        given().get(link.substring(0, link.length() - 2) + "AA").then().statusCode(404);
        asVisitor(stranger)
                .body(Map.of("attachmentIds", List.of(id)))
                .post("/channels/files/links")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        given().header(
                        "Authorization",
                        "Bearer " + Tokens.of(Fixtures.unique().acme().adam()).sign())
                .contentType("application/json")
                .body(Map.of("attachmentIds", List.of(id)))
                .post("/channels/files/links")
                .then()
                .statusCode(404);
        upload(visitor, "empty.txt", new byte[0]).then().statusCode(400).body("code", equalTo("file-empty"));
        upload(visitor, "setup.exe", "MZ".getBytes(UTF_8))
                .then()
                .statusCode(415)
                .body("code", equalTo("file-type-refused"));
        upload(visitor, "huge.bin", new byte[200_001]).then().statusCode(413).body("code", equalTo("file-too-large"));
    }

    @Test
    @Tag("P-19")
    void aFileThatWasCutGoesOnWhereItWasAndIsItsVisitorsAlone() {
        var visitor = new VisitorId("visitor-" + fixtures.randomId());
        var stranger = new VisitorId("visitor-" + fixtures.randomId());
        String place = Wait.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> asVisitor(visitor)
                                .header("Upload-Length", "10")
                                .header("Upload-Metadata", "filename 0YbQtdC90YsudHh0")
                                .post("/channels/web/uploads")
                                .getHeader("Location"),
                        java.util.Objects::nonNull);

        part(visitor, place, 0, "01234").then().statusCode(204).header("Upload-Offset", "5");
        part(visitor, place, 0, "01234").then().statusCode(409).body("code", equalTo("upload-offset"));
        asVisitor(visitor).post(place + "/attachment").then().statusCode(409);
        asVisitor(stranger).head(place).then().statusCode(404);
        asVisitor(visitor).head(place).then().statusCode(200).header("Upload-Offset", "5");
        part(visitor, place, 5, "56789").then().statusCode(204);

        String id = asVisitor(visitor)
                .post(place + "/attachment")
                .then()
                .statusCode(201)
                .body("attachment.name", equalTo("цены.txt"))
                .body("attachment.size", equalTo(10))
                .extract()
                .path("attachment.attachmentId");
        asVisitor(visitor)
                .post(place + "/attachment")
                .then()
                .statusCode(201)
                .body("attachment.attachmentId", equalTo(id));
        asVisitor(visitor)
                .header("Upload-Length", "200001")
                .post("/channels/web/uploads")
                .then()
                .statusCode(413)
                .body("code", equalTo("file-too-large"));
    }

    private io.restassured.response.Response part(VisitorId visitor, String place, int offset, String bytes) {
        return asVisitor(visitor)
                .contentType("application/offset+octet-stream")
                .header("Upload-Offset", offset)
                .body(bytes.getBytes(UTF_8))
                .patch(place);
    }

    @Test
    @Tag("W-02")
    void administratorsShowEverybodyALogoOfAHundredPixelsAtMost() throws IOException {
        String id = Wait.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> picture(100).then().statusCode(201).extract().path("pictureId"),
                        java.util.Objects::nonNull);

        given().get("/channels/pictures/" + id)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", equalTo("nosniff"));
        picture(101).then().statusCode(413).body("code", equalTo("file-too-large"));
        administrator()
                .contentType("application/octet-stream")
                .body("<svg/>".getBytes(UTF_8))
                .post("/channels/pictures?use=logo")
                .then()
                .statusCode(415);
        given().header("Authorization", "Bearer " + Tokens.of(acme.vera()).sign())
                .delete("/channels/pictures/" + id)
                .then()
                .statusCode(403);
        administrator().delete("/channels/pictures/" + id).then().statusCode(204);
        given().get("/channels/pictures/" + id).then().statusCode(404);
    }

    private io.restassured.response.Response picture(int size) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(size, 20, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
        return administrator()
                .contentType("application/octet-stream")
                .body(bytes.toByteArray())
                .post("/channels/pictures?use=logo");
    }

    @Test
    void whatIsNoFileIsHeldToASmallBody() throws IOException {
        assertThat(announced("/channels/telegram/any", 2_000_000)).startsWith("HTTP/1.1 413");
        assertThat(announced("/channels/files/links", 2_000_000)).startsWith("HTTP/1.1 413");
        assertThat(announced("/ws/visitor", 100_000)).startsWith("HTTP/1.1 413");
    }

    /** The first line of the answer to a request that only says how long its body would be. */
    private String announced(String path, int length) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.setSoTimeout(10_000);
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private io.restassured.response.Response upload(VisitorId visitor, String name, byte[] bytes) {
        return asVisitor(visitor)
                .contentType("application/octet-stream")
                .header("X-File-Name", java.net.URLEncoder.encode(name, UTF_8).replace("+", "%20"))
                .body(bytes)
                .post("/channels/web/files");
    }

    private io.restassured.specification.RequestSpecification asVisitor(VisitorId visitor) {
        var conversation = acme.keys().conversationKey().conversation(SampleAccount.WEB, visitor.value());
        return given().header(
                        "Authorization",
                        "Bearer " + acme.keys().token(visitor, SampleAccount.WEB, SampleAccount.SHOP, conversation))
                .contentType("application/json");
    }
}
