package chat.parley.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.settings.Setting;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P-21")
class SettingsViewTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");

    private final SettingsView view = new SettingsView();

    @Test
    void theNewestVersionIsShown() {
        view.apply(sales(1, "Sales"));
        view.apply(sales(3, "Shop"));

        boolean changed = view.apply(sales(2, "Late"));

        assertThat(changed).isFalse();
        assertThat(view.department(ACME, new DepartmentId("sales")))
                .hasValueSatisfying(d -> assertThat(d.name()).isEqualTo("Shop"));
    }

    @Test
    void aRemovedThingIsNotFoundAndAnOldVersionDoesNotBringItBack() {
        view.apply(sales(1, "Sales"));
        view.apply(new Setting.Department(ACME, 2, true, new DepartmentId("sales"), "Sales", null, null));
        view.apply(sales(1, "Sales"));

        assertThat(view.department(ACME, new DepartmentId("sales"))).isEmpty();
        assertThat(view.all(ACME, Setting.Department.class)).isEmpty();
    }

    @Test
    void anAccountNeverSeesAnothersThings() {
        view.apply(sales(1, "Sales"));

        assertThat(view.department(OTHER, new DepartmentId("sales"))).isEmpty();
        assertThat(view.all(OTHER, Setting.Department.class)).isEmpty();
    }

    @Test
    void aPlacementIsFoundByItsIdAlone() {
        var placement = new Setting.Placement(
                ACME,
                1,
                false,
                new PlacementId("p1"),
                new ChannelId("web"),
                "Shop",
                "ru",
                null,
                "Chat",
                "",
                "#123456",
                "right");
        view.apply(placement);

        assertThat(view.placement(new PlacementId("p1"))).contains(placement);
    }

    @Test
    void listenersHearOfChangesOnly() {
        var heard = new ArrayList<Setting>();
        view.onChange(heard::add);

        view.apply(sales(1, "Sales"));
        view.apply(sales(1, "Sales"));

        assertThat(heard).hasSize(1);
    }

    private static Setting.Department sales(long version, String name) {
        return new Setting.Department(ACME, version, false, new DepartmentId("sales"), name, null, null);
    }
}
