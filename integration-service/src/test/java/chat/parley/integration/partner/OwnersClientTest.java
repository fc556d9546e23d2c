package chat.parley.integration.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-12")
class OwnersClientTest {
    @Test
    void refusalsOfAnOwnerAreTheCallersAndItsFailuresAreNot() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String[] asked = exchange.getRequestURI().toString().split("/", -1);
            int status = Integer.parseInt(asked[1]);
            byte[] body = status == 200
                    ? asked[2].getBytes(UTF_8)
                    : "{\"code\":\"not-found\",\"detail\":\"no such thing\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var owners = new OwnersClient(here, here);

            assertThat(owners.dialogs("/200/x", Map.of("email", "a b+c@d&e=f")))
                    .isEqualTo("x?email=a+b%2Bc%40d%26e%3Df");
            assertThat(refusal(owners, "/404/x").code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(refusal(owners, "/404/x").detail()).isEqualTo("no such thing");
            assertThat(refusal(owners, "/500/x").code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refusal(owners, "/302/x").code()).isEqualTo(ErrorCode.UNAVAILABLE);
            server.stop(0);
            assertThat(refusal(owners, "/200/x").code()).isEqualTo(ErrorCode.UNAVAILABLE);
        } finally {
            server.stop(0);
        }
    }

    private static Problem refusal(OwnersClient owners, String path) {
        var problem = new Problem[1];
        assertThatThrownBy(() -> owners.channels(path, Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, refused -> problem[0] = refused.problem());
        return problem[0];
    }
}
