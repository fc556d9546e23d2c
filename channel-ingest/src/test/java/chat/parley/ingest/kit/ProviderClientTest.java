package chat.parley.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProviderClientTest {
    private final ProviderClient client = new ProviderClient("Post", Duration.ofMillis(200));

    private ProviderClient.Reply call(int port) {
        return client.post(URI.create("http://127.0.0.1:" + port + "/s3cret"), "text/plain", new byte[] {1});
    }

    @Test
    @Tag("N-17")
    void aProviderThatHangsIsNotWaitedForAndMayHaveTakenIt() throws IOException {
        try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(call(deaf.getLocalPort()))
                    .isEqualTo(new ProviderClient.Reply.None("no answer: HttpTimeoutException", true));
        }
    }

    @Test
    void aProviderThatIsNotThereHasTakenNothingAndItsAddressIsNotNamed() throws IOException {
        int nobody;
        try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }

        assertThat(call(nobody)).isEqualTo(new ProviderClient.Reply.None("Post cannot be reached", false));
    }
}
