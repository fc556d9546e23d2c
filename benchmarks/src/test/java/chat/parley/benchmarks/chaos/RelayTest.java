package chat.parley.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A wire that can be cut: the other side says nothing, and is not there any more afterwards. */
@Tag("N-12")
class RelayTest {
    private static final int MOMENT_MILLIS = 100;
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Relay relay = new Relay();

    RelayTest() throws IOException {
        relay.leadTo(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        server.close();
    }

    @Test
    void whatIsSaidPassesBothWays() throws IOException {
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(1);
            assertThat(accepted.getInputStream().read()).isEqualTo(1);

            accepted.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void nothingPassesWhileItIsCutAndWhatWasConnectedIsGoneAfterwards() throws IOException {
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(1);
            assertThat(accepted.getInputStream().read()).isEqualTo(1);

            relay.cut();
            accepted.getOutputStream().write(2);
            client.setSoTimeout(MOMENT_MILLIS);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            relay.mend();
            client.setSoTimeout(PATIENCE_MILLIS);
            assertThatThrownBy(() -> {
                        if (client.getInputStream().read() < 0) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void onceMendedItIsWholeForWhoeverComes() throws IOException {
        relay.cut();
        relay.mend();
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(3);

            assertThat(accepted.getInputStream().read()).isEqualTo(3);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), relay.port());
    }
}
