package chat.parley.dialog.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.actor.Role;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.platform.identity.Caller;
import chat.parley.platform.settings.SettingsView;
import chat.parley.testkit.SampleAccount;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SightTest {
    private final SampleAccount acme = new SampleAccount("acme");

    @Test
    @Tag("W-39")
    void anOperatorSeesOnlyDialogsInLanguagesTheySpeak() {
        Sight boris = sight(acme.boris(), true, false);

        assertThat(boris.sees(row("en", null, null))).isFalse();
        assertThat(boris.sees(row("ru", null, null))).isTrue();
    }

    @Test
    @Tag("W-36")
    void languagesDoNotMatterInAnAccountOfOneLanguage() {
        assertThat(sight(acme.boris(), false, false).sees(row("en", null, null)))
                .isTrue();
    }

    @Test
    void anOperatorSeesTheirDepartmentsAndDialogsWithoutOne() {
        Sight boris = sight(acme.boris(), false, false);

        assertThat(boris.sees(row("ru", "support", null))).isTrue();
        assertThat(boris.sees(row("ru", "sales", null))).isFalse();
        assertThat(boris.sees(row("ru", null, null))).isTrue();
    }

    @Test
    @Tag("W-32")
    void whereOthersAreHiddenAnOperatorSeesTheirOwnAndUnclaimedDialogs() {
        Sight boris = sight(acme.boris(), false, true);

        assertThat(boris.sees(row("ru", null, "ann"))).isFalse();
        assertThat(boris.sees(row("ru", null, null))).isTrue();
        assertThat(boris.sees(row("ru", null, "boris"))).isTrue();
    }

    @Test
    @Tag("W-32")
    void supervisorsAndAdministratorsAlwaysSeeAll() {
        for (Setting.Operator person : Set.of(acme.vera(), acme.adam())) {
            Sight sight = sight(person, true, true);

            assertThat(sight.sees(row("fr", "elsewhere", "ann"))).isTrue();
        }
    }

    @Test
    void whatAnOperatorOwnsTheySeeWhateverElseItIs() {
        assertThat(sight(acme.boris(), true, true).sees(row("fr", "sales", "boris")))
                .isTrue();
    }

    @Test
    void anOperatorWhoIsNotInTheSettingsSeesOnlyDialogsWithoutADepartment() {
        var settings = new SettingsView();
        acme.settings().forEach(settings::apply);
        var stranger =
                new Caller(acme.id(), new chat.parley.contracts.id.OperatorId("nobody"), "Nobody", Role.OPERATOR);

        Sight sight = Sight.of(stranger, settings);

        assertThat(sight.sees(row("en", null, null))).isFalse();
        assertThat(sight.departments()).hasValue(Set.of());
    }

    @Test
    @Tag("W-45")
    void whereTheQueueIsHiddenOperatorsDoNotSeeWhatWaitsInItAndSupervisorsDo() {
        var settings = new SettingsView();
        acme.settings().forEach(settings::apply);
        var shown = TimeSetting.Distribution.unsaved(acme.id());
        settings.apply(
                new TimeSetting.Distribution(acme.id(), 1, false, false, 0, 0, shown.weights(), true, false, "", 0, 0));
        settings.apply(new Setting.Department(acme.id(), 2, false, SampleAccount.SUPPORT, "Support", false, null));

        Sight boris = Sight.of(caller(acme.boris()), settings);
        Sight vera = Sight.of(caller(acme.vera()), settings);

        assertThat(boris.sees(row("ru", null, null))).as("waits in the queue").isFalse();
        assertThat(boris.sees(row("ru", "support", null)))
                .as("is taken by hand")
                .isTrue();
        assertThat(boris.sees(row("ru", null, "boris"))).isTrue();
        assertThat(boris.showsQueue()).isFalse();
        assertThat(vera.sees(row("ru", null, null))).isTrue();
        assertThat(vera.showsQueue()).isTrue();
    }

    private static Caller caller(Setting.Operator operator) {
        return new Caller(operator.accountId(), operator.operatorId(), operator.name(), operator.role());
    }

    private Sight sight(Setting.Operator operator, boolean multilingual, boolean hidesOthers) {
        var settings = new SettingsView();
        acme.settings().forEach(settings::apply);
        Setting.Account usual = acme.account();
        settings.apply(new Setting.Account(
                acme.id(),
                2,
                false,
                usual.name(),
                usual.timeZone(),
                usual.language(),
                multilingual,
                true,
                5,
                hidesOthers,
                0,
                "",
                0));
        return Sight.of(caller(operator), settings);
    }

    private static DialogRow row(String language, @Nullable String department, @Nullable String owner) {
        return new DialogRow(
                "d1",
                "c1",
                1,
                owner == null ? "waiting" : "assigned",
                "v1",
                null,
                "web-1",
                "web",
                null,
                null,
                department == null ? null : new DepartmentId(department).value(),
                language,
                owner,
                owner,
                null,
                false,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                0,
                1,
                "normal",
                List.of(),
                null,
                false,
                null,
                false,
                null,
                null);
    }
}
