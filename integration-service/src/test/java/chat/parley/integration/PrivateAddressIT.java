package chat.parley.integration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import chat.parley.egress.AddressRule;
import chat.parley.egress.Endpoint;
import chat.parley.egress.GuardedClient;
import chat.parley.testkit.Fixtures;
import chat.parley.testkit.ParleyServices;
import chat.parley.testkit.Tokens;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service as it is deployed: private addresses are out of reach. */
@QuarkusTest
@TestProfile(PrivateAddressIT.Strict.class)
@WithTestResource(value = ParleyServices.class, scope = TestResourceScope.GLOBAL)
@Tag("N-10")
class PrivateAddressIT {
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.integration.allow-private-addresses", "false");
        }
    }

    @Inject
    GuardedClient client;

    @Inject
    AddressRule rule;

    @Test
    void aPrivateAddressIsRefusedWhenItIsSetUp() {
        for (String url : new String[] {
            "http://127.0.0.1:9000/",
            "http://localhost/",
            "http://169.254.169.254/latest",
            "http://[::1]/",
            "http://2130706433/"
        }) {
            given().header(
                            "Authorization",
                            "Bearer "
                                    + Tokens.of(Fixtures.unique().acme().adam()).sign())
                    .contentType("application/json")
                    .body(Map.of("url", url))
                    .post("/api/integrations/webhooks")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("invalid-setting"));
        }
    }

    @Test
    void aNameThatHasComeToLeadToAPrivateAddressIsNotCalled() throws IOException {
        try (var receiver = new Receiver()) {
            var endpoint = Endpoint.parse("http://localhost:" + receiver.port() + "/");
            var result = client.send("POST", endpoint, Map.of(), "{}", 100);

            assertThat(rule.privateAllowed()).isFalse();
            assertThat(result)
                    .isEqualTo(
                            new GuardedClient.Result.Failed("the host has an address that is not public", true, false));
            assertThat(receiver.got()).isEmpty();
        }
    }
}
