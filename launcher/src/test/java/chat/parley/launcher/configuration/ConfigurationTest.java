package chat.parley.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Configuration as code: taken out, compared, brought in. */
@Tag("N-30")
class ConfigurationTest {
    private final FakeAccount shop = shop("shop", 60);

    @Test
    void aFileSaysNamesWhereTheAccountSaysIds() throws Exception {
        var text = AccountState.read(shop).configuration().print();

        assertThat(text)
                .startsWith("parley: 1\n\naccount:\n  name: A shop\n")
                .contains("departments:\n  - name: Sales\n    autoAssignment: null\n    calendar: Office\n")
                .contains("        - field: channel\n          kind: test\n          operator: is\n")
                .contains("            - web Site\n")
                .doesNotContain("shop-")
                .doesNotContain("version:");
    }

    @Test
    void secretsAndPicturesAreNotInItAndStay() throws Exception {
        var site = shop.add(
                SettingKind.CHANNELS, channel("telegram", "Bot").put("secretNames", new JsonArray().add("token")));
        var text = AccountState.read(shop).configuration().print();
        assertThat(text).contains("secrets:\n      - token").doesNotContain("logo");

        apply(
                shop,
                text.replace("kind: telegram", "kind: telegram\n    enabled: true")
                        .replace("A shop", "Another"),
                false);

        assertThat(shop.thing(SettingKind.CHANNELS, site).containsKey("secrets"))
                .isFalse();
        assertThat(shop.thing(SettingKind.CHANNELS, site).getBoolean("enabled")).isTrue();
        assertThat(shop.thing(SettingKind.ACCOUNT, "").getString("logo")).isEqualTo("picture");
    }

    @Test
    void whatWasTakenOutChangesNothingWhenItIsBroughtBack() throws Exception {
        var text = AccountState.read(shop).configuration().print();

        var told = apply(shop, text, true);

        assertThat(told).isEmpty();
        assertThat(shop.requests).isEmpty();
    }

    @Test
    void anotherAccountBecomesTheSame() throws Exception {
        var empty = new FakeAccount("empty");
        var text = AccountState.read(shop).configuration().print();

        apply(empty, text, true);

        assertThat(AccountState.read(empty).configuration().print()).isEqualTo(text);
        assertThat(empty.requests)
                .containsSubsequence(
                        "POST /api/admin/calendars",
                        "POST /api/admin/departments",
                        "POST /api/admin/channels",
                        "POST /api/admin/placements");
        empty.requests.clear();
        apply(empty, text, true);
        assertThat(empty.requests).isEmpty();
    }

    @Test
    void twoEnvironmentsDifferByTheLinesThatAreOtherwise() throws Exception {
        var other = shop("other", 90);
        other.add(SettingKind.DEPARTMENTS, named("Returns"));

        assertThat(ConfigurationPlan.between(
                        AccountState.read(shop).configuration(),
                        AccountState.read(other).configuration()))
                .containsExactly("+ departments \"Returns\"", "~ slas \"Quick\" firstReplySeconds: 60 → 90");
    }

    @Test
    void whatAFileLeavesOutStaysAndNullClears() throws Exception {
        var state = AccountState.read(shop);
        var wanted = Configuration.parse("""
                parley: 1
                departments:
                  - name: Sales
                    calendar: null
                """);

        var plan = ConfigurationPlan.of(state, wanted, false);

        assertThat(plan.lines()).containsExactly("~ departments \"Sales\" calendar: Office → none");
        new ConfigurationChange(shop, line -> {}).apply(plan, state);
        assertThat(shop.all(SettingKind.DEPARTMENTS))
                .singleElement()
                .satisfies(sales -> assertThat(sales.getString("calendarId")).isNull());
    }

    @Test
    void whatIsNotInTheFileGoesOnlyWhenThatIsAsked() throws Exception {
        var file = "parley: 1\nplacements: []\nchannels: []\n";
        assertThat(ConfigurationPlan.of(AccountState.read(shop), Configuration.parse(file), false))
                .satisfies(plan -> assertThat(plan.lines()).isEmpty())
                .satisfies(plan -> assertThat(plan.leftLines())
                        .containsExactly("- placements \"Button\"", "- channels \"web Site\""));

        apply(shop, file, true);

        assertThat(shop.requests).containsExactly("DELETE /api/admin/placements/…", "DELETE /api/admin/channels/…");
    }

    @Test
    void aNameThatNothingHasIsSaidBeforeAnythingIsSent() throws Exception {
        var state = AccountState.read(shop);
        var plan = ConfigurationPlan.of(
                state, Configuration.parse("parley: 1\nslas:\n  - name: Quick\n    calendar: Night\n"), false);

        assertThat(plan.problems(state)).containsExactly("slas \"Quick\": there is no \"Night\" among the calendars");
    }

    @Test
    void aRefusalHoldsUpOnlyWhatNeedsIt() throws Exception {
        var told = apply(shop, """
                parley: 1
                channels:
                  - name: refused
                    kind: telegram
                    secrets: [token]
                slas:
                  - name: Bots
                    channel: telegram refused
                    rank: 2
                templates:
                  - level: global
                    language: en
                    text: Hello
                """, false);

        assertThat(told)
                .containsExactly(
                        "! channels \"telegram refused\": Refused, invalid-setting: secrets.token is missing.",
                        "! slas \"Bots\": there is no \"telegram refused\" among the channels",
                        "+ templates \"global / en /  / Hello\"");
    }

    @Test
    void thingsOfOneNameAreToldApartByWhatIsInThem() throws Exception {
        shop.add(SettingKind.PLACEMENTS, named("Button").put("title", "B"));
        shop.add(SettingKind.PLACEMENTS, named("Button").put("title", "A"));
        var twin = new FakeAccount("twin");
        var text = AccountState.read(shop).configuration().print();

        apply(twin, text, true);

        assertThat(AccountState.read(twin).configuration().print()).isEqualTo(text);
    }

    @Test
    void timesAndDatesAreTexts() throws Exception {
        var wanted = Configuration.parse(
                "parley: 1\ncalendars:\n  - name: Day\n    hours: [{day: MONDAY, from: 10:00, to: 18:30}]\n"
                        + "    daysOff: [{date: 2027-01-01, name: no}]\n");

        assertThat(Tree.leaves(wanted.settings().get(SettingKind.CALENDARS)))
                .containsEntry("Day.hours[0].from", "10:00")
                .containsEntry("Day.daysOff[0].date", "2027-01-01")
                .containsEntry("Day.daysOff[0].name", "no");
    }

    @Test
    void whatIsNoConfigurationIsRefused() {
        for (var bad : List.of(
                "",
                "- a",
                "parley: 2",
                "parley: 1\nsecrets: {}",
                "parley: 1\nslas: {}",
                "parley: 1\nslas: [1]",
                "{",
                "parley: 1\naccount: {a: 1, a: 2}",
                "parley: 1\naccount: &a {}\ntimes: *a\nvisits: !!java.net.URL x")) {
            assertThatThrownBy(() -> Configuration.parse(bad)).as(bad).isInstanceOf(java.io.IOException.class);
        }
    }

    private static List<String> apply(FakeAccount account, String text, boolean prune) throws Exception {
        var state = AccountState.read(account);
        var told = new ArrayList<String>();
        new ConfigurationChange(account, told::add)
                .apply(ConfigurationPlan.of(state, Configuration.parse(text), prune), state);
        return told;
    }

    private static FakeAccount shop(String prefix, int firstReplySeconds) {
        var shop = new FakeAccount(prefix);
        shop.single(
                SettingKind.ACCOUNT,
                new JsonObject().put("accountId", prefix).put("name", "A shop").put("logo", "picture"));
        var calendar = shop.add(SettingKind.CALENDARS, named("Office"));
        var sales = shop.add(SettingKind.DEPARTMENTS, named("Sales").put("calendarId", calendar));
        shop.add(
                SettingKind.OPERATORS,
                named("Olga")
                        .put("email", "olga@shop.example")
                        .put("departments", new JsonArray().add(sales))
                        .put(
                                "shift",
                                new JsonObject().put("calendarId", calendar).put("outside", "away")));
        var site = shop.add(
                SettingKind.CHANNELS, channel("web", "Site").put("secretNames", new JsonArray().add("identity")));
        shop.add(SettingKind.PLACEMENTS, named("Button").put("channelId", site));
        shop.add(
                SettingKind.SLAS,
                named("Quick").put("calendarId", calendar).put("firstReplySeconds", firstReplySeconds));
        shop.add(
                SettingKind.AUTOMATIONS,
                named("Route")
                        .put(
                                "condition",
                                new JsonObject().put("kind", "all").put("conditions", new JsonArray().add(test(site))))
                        .put(
                                "actions",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("kind", "assign-department")
                                                .put("departmentId", sales))));
        shop.add(
                SettingKind.MACROS,
                named("Over")
                        .put("level", "department")
                        .put("departmentId", sales)
                        .put(
                                "actions",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("kind", "assign-department")
                                                .put("departmentId", sales))));
        shop.single(
                SettingKind.CLASSIFICATION,
                new JsonObject().put("categories", new JsonArray()).put("mandatory", false));
        shop.add(
                SettingKind.WEBHOOKS,
                named("Books")
                        .put("url", "https://books.example")
                        .put("filter", new JsonObject().put("departmentIds", new JsonArray().add(sales))));
        return shop;
    }

    private static JsonObject test(String channel) {
        return new JsonObject()
                .put("kind", "test")
                .put("field", "channel")
                .put("operator", "is")
                .put("values", new JsonArray().add(channel));
    }

    private static JsonObject channel(String kind, String name) {
        return named(name).put("kind", kind).put("tags", new JsonArray());
    }

    private static JsonObject named(String name) {
        return new JsonObject().put("name", name);
    }
}
