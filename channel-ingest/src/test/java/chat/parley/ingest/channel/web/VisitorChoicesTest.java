package chat.parley.ingest.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.settings.Setting;
import chat.parley.testkit.SampleAccount;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a visitor may choose is what the button offers. */
class VisitorChoicesTest extends WebIntakeScene {
    @Test
    @Tag("W-37")
    void visitorsChooseOnlyAmongTheLanguagesOfTheButton() {
        Setting.Placement shop = acme.shop();
        settings.apply(new Setting.Placement(
                shop.accountId(),
                2,
                false,
                shop.placementId(),
                shop.channelId(),
                shop.name(),
                shop.language(),
                null,
                shop.title(),
                shop.greeting(),
                shop.colour(),
                shop.side(),
                Set.of(),
                Set.of("en", "ru"),
                100,
                null,
                null,
                null,
                Set.of()));

        assertThat(sent(DialogCommand.PostVisitorMessage.class, inLanguage("ru"))
                        .language())
                .isEqualTo("ru");
        assertThat(sent(DialogCommand.PostVisitorMessage.class, inLanguage("de"))
                        .language())
                .isEqualTo("en");
    }

    @Test
    @Tag("W-57")
    void visitorsChooseOnlyAmongTheDepartmentsOfTheButtonThatThereStillAre() {
        var sales = new DepartmentId("sales");
        var gone = new DepartmentId("gone");
        settings.apply(new Setting.Department(acme.id(), 1, false, sales, "Sales", null, null));
        settings.apply(new Setting.Department(acme.id(), 1, true, gone, "Gone", null, null));
        settings.apply(new Setting.Department(
                acme.id(), 1, false, new DepartmentId("hidden"), "Not on this button", null, null));
        Setting.Placement shop = acme.shop();
        settings.apply(new Setting.Placement(
                shop.accountId(),
                2,
                false,
                shop.placementId(),
                shop.channelId(),
                shop.name(),
                shop.language(),
                null,
                shop.title(),
                shop.greeting(),
                shop.colour(),
                shop.side(),
                Set.of(),
                Set.of(),
                100,
                null,
                null,
                null,
                Set.of(sales, gone)));

        assertThat(session(null, null).placement().departments())
                .containsExactly(new SessionAnswer.Choice(sales, "Sales"));
        assertThat(department("sales")).isEqualTo(sales);
        assertThat(department("gone")).isNull();
        assertThat(department("hidden")).isNull();
    }

    @Test
    @Tag("U-03")
    void whoWantsToTalkWaitsBeforeTheyHaveWritten() {
        var open = sent(
                DialogCommand.OpenDialog.class,
                "{\"type\":\"start\",REF,\"pageUrl\":\"https://shop.example.com/\",\"language\":\"de\"}");

        assertThat(open.placementId()).isEqualTo(SampleAccount.SHOP);
        assertThat(open.pageUrl()).isEqualTo("https://shop.example.com/");
        assertThat(open.language()).as("the button offers no choice").isEqualTo("en");
    }

    private @Nullable DepartmentId department(String chosen) {
        return sent(
                        DialogCommand.PostVisitorMessage.class,
                        "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"text\":\"Hi\",\"departmentId\":\""
                                + chosen + "\"}")
                .departmentId();
    }

    private static String inLanguage(String language) {
        return "{\"type\":\"message\",REF,\"clientMessageId\":\"c\",\"text\":\"Hi\",\"language\":\"" + language + "\"}";
    }
}
