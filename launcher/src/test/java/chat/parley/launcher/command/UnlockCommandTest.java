package chat.parley.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.launcher.suite.SuiteFolder;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("W-69")
@Tag("N-25")
final class UnlockCommandTest {
    @TempDir
    Path home;

    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer admin;

    @BeforeEach
    void admin() throws IOException {
        admin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        admin.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("/acme") ? 204 : 404, -1);
            exchange.close();
        });
        admin.start();
    }

    @AfterEach
    void stop() {
        admin.stop(0);
    }

    @Test
    void theAccountIsOpenedInTheNameOfWhoDidIt() throws Exception {
        assertThat(command().open(address(), "acme")).isZero();
        assertThat(asked).containsExactly("DELETE /internal/access/acme?by=root%20%26%20co");
        assertThat(text()).contains("acme").contains("everywhere");
    }

    @Test
    void anAccountWithoutAListIsToldSo() throws Exception {
        assertThat(command().open(address(), "a/b")).isEqualTo(1);
        assertThat(asked).containsExactly("DELETE /internal/access/a%2Fb?by=root%20%26%20co");
        assertThat(text()).contains("No account a/b");
    }

    @Test
    void withoutAnAccountOrASuiteNothingIsDone() throws Exception {
        assertThatThrownBy(() -> command().run(List.of())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> command().run(List.of("--all"))).isInstanceOf(UsageException.class);
        assertThat(command().run(List.of("acme"))).isEqualTo(3);
        assertThat(asked).isEmpty();
    }

    private UnlockCommand command() {
        return new UnlockCommand(
                new SuiteFolder(home), new PrintStream(said, true, StandardCharsets.UTF_8), "root & co");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + admin.getAddress().getPort());
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
