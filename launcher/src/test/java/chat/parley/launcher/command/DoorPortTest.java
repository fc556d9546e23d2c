package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DoorPortTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    @Test
    void a_free_port_is_taken_as_asked() throws Exception {
        assertThat(DoorPort.choose("127.0.0.1", freePort(), out)).isPositive();
        assertThat(said.size()).isZero();
    }

    @Test
    void an_asked_port_that_is_taken_is_refused_with_a_free_one() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> DoorPort.choose("127.0.0.1", taken.getLocalPort(), out))
                    .isInstanceOf(UsageException.class)
                    .hasMessageMatching("Port \\d+ is taken; (\\d+) is free: --port \\1\\.");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
