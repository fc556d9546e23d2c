package chat.parley.admin.installation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.admin.AdminServices;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import chat.parley.platform.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was set before there was one table of settings is in it, whole. */
@QuarkusTest
@QuarkusTestResource(AdminServices.class)
class MigrationIT {
    private static final AccountId SHOP = new AccountId("shop");
    private static final String SCHEMA = "before";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @AfterEach
    void forgetIt() {
        run("drop schema if exists before cascade");
    }

    @Test
    void nothingThatWasSetIsLost() {
        migrate("1");
        run(
                "insert into account values ('shop', 4, false, 'Shop', 'Europe/Berlin', 'de', true, true, 7, false, 30,"
                        + " 'busy', 600)",
                "insert into account_keys values ('shop', 1, false, 'v1.a', 'k', 'public', 'v1.b')",
                "insert into department values ('sales', 'shop', 2, false, 'Sales')",
                "insert into operator values ('ann', 'shop', 3, false, 'Ann', 'ann@shop.example', 'SUPERVISOR',"
                        + " '{sales}', '{de,en}', null)",
                "insert into operator values ('bob', 'shop', 5, true, 'Bob', 'bob@shop.example', 'OPERATOR', '{}',"
                        + " '{de}', 2)",
                "insert into channel values ('web', 'shop', 1, false, 'web', 'Site', 'sales', true,"
                        + " '{https://shop.example}')",
                "insert into placement values ('button', 'shop', 1, false, 'web', 'Button', 'de', null, 'Chat', '',"
                        + " '#2563eb', 'right')");

        migrate("2");

        assertThat(settings())
                .containsExactlyInAnyOrder(
                        new Setting.Account(
                                SHOP, 4, false, "Shop", "Europe/Berlin", "de", true, true, 7, false, 30, "busy", 600),
                        new Setting.Keys(SHOP, 1, false, "v1.a", "k", "public", "v1.b"),
                        new Setting.Department(SHOP, 2, false, new DepartmentId("sales"), "Sales", null, null),
                        new Setting.Operator(
                                SHOP,
                                3,
                                false,
                                new OperatorId("ann"),
                                "Ann",
                                "ann@shop.example",
                                Role.SUPERVISOR,
                                Set.of(new DepartmentId("sales")),
                                Set.of("de", "en"),
                                null,
                                Set.of(),
                                null),
                        new Setting.Operator(
                                SHOP,
                                5,
                                true,
                                new OperatorId("bob"),
                                "Bob",
                                "bob@shop.example",
                                Role.OPERATOR,
                                Set.of(),
                                Set.of("de"),
                                2,
                                Set.of(),
                                null),
                        new Setting.Channel(
                                SHOP,
                                1,
                                false,
                                new ChannelId("web"),
                                ChannelKind.WEB,
                                "Site",
                                new DepartmentId("sales"),
                                true,
                                Set.of("https://shop.example"),
                                Set.of(),
                                Map.of(),
                                Map.of()),
                        new Setting.Placement(
                                SHOP,
                                1,
                                false,
                                new PlacementId("button"),
                                new ChannelId("web"),
                                "Button",
                                "de",
                                null,
                                "Chat",
                                "",
                                "#2563eb",
                                "right"));
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(url, user, password)
                .schemas(SCHEMA)
                .locations("db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private List<Setting> settings() {
        var found = new ArrayList<Setting>();
        try (var connection = inSchema();
                var rows = connection.createStatement().executeQuery("select key, body from setting")) {
            while (rows.next()) {
                Setting setting = Json.mapper().readValue(rows.getString("body"), Setting.class);
                assertThat(rows.getString("key")).isEqualTo(setting.key());
                found.add(setting);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private void run(String... statements) {
        try (var connection = inSchema();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection inSchema() throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        connection.setSchema(SCHEMA);
        return connection;
    }
}
