package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.ACME;
import static chat.parley.contracts.sample.Things.ANN;
import static chat.parley.contracts.sample.Things.AT;
import static chat.parley.contracts.sample.Things.CONVERSATION;
import static chat.parley.contracts.sample.Things.SHOP;
import static chat.parley.contracts.sample.Things.VISITOR_ACTOR;
import static chat.parley.contracts.sample.Things.WEB;
import static chat.parley.contracts.sample.Things.command;

import chat.parley.contracts.Family;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.id.InvitationId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.settings.Visits;
import chat.parley.contracts.topic.Topic;
import chat.parley.contracts.visit.DeviceKind;
import chat.parley.contracts.visit.InvitationAnswer;
import chat.parley.contracts.visit.InvitationRule;
import chat.parley.contracts.visit.SiteVisit;
import chat.parley.contracts.visit.VisitedPage;
import chat.parley.contracts.visit.VisitorActivity;
import chat.parley.contracts.visit.VisitorDevice;
import chat.parley.contracts.visit.VisitorStage;
import java.util.List;
import java.util.Map;

/** Samples of who is on the sites. */
final class VisitSamples {
    private static final VisitorId BROWSER = new VisitorId("site-4Tg7");
    private static final InvitationId INVITATION = new InvitationId("inv-8Qs2");
    private static final String PAGE = "https://shop.example.com/prices";

    private VisitSamples() {}

    static List<Sample> all() {
        return List.of(
                seen(
                        "",
                        new VisitedPage(PAGE, "Цены", AT),
                        new SiteVisit(
                                AT.minusSeconds(90),
                                3,
                                VisitorStage.AVAILABLE,
                                new VisitorDevice(DeviceKind.PHONE, "Chrome", "Android"),
                                "ru",
                                "Kazan",
                                "RU",
                                "https://search.example.com/",
                                Map.of("source", "newsletter"),
                                CONVERSATION,
                                4_300L)),
                seen(
                        "little-known",
                        new VisitedPage(PAGE, null, AT),
                        new SiteVisit(
                                AT,
                                1,
                                VisitorStage.CHAT,
                                new VisitorDevice(DeviceKind.BOT, null, null),
                                null,
                                null,
                                null,
                                null,
                                Map.of(),
                                null,
                                null)),
                activity("", new VisitorActivity.PageLeft(ACME, BROWSER, AT, "tab-1")),
                activity("", invited(CONVERSATION)),
                activity("without-a-conversation", invited(null)),
                activity(
                        "",
                        new VisitorActivity.InvitationAnswered(
                                ACME, BROWSER, AT, INVITATION, InvitationAnswer.REJECTED)),
                activity("", led(CONVERSATION)),
                activity("without-a-conversation", led(null)),
                new Sample(
                        Family.of(Topic.COMMANDS),
                        "invited",
                        new DialogCommand.PostVisitorMessage(
                                command(VISITOR_ACTOR),
                                WEB,
                                ChannelKind.WEB,
                                null,
                                "client-1",
                                "Yes, please",
                                SHOP,
                                "ru",
                                null,
                                PAGE,
                                List.of(),
                                null,
                                false,
                                ANN)));
    }

    static Visits settings() {
        return new Visits(
                ACME,
                2,
                false,
                true,
                List.of("https://shop.example.com/cart"),
                "May I help you?",
                120,
                24,
                false,
                true,
                List.of(
                        new InvitationRule(SHOP, "A discount is waiting.", 30, "https://shop.example.com/*", 2, 1_000),
                        new InvitationRule(null, "Any questions?", 60, null, 1, 0)),
                new chat.parley.contracts.id.PictureId("photo-1"),
                false);
    }

    static Visits least() {
        return Visits.unsaved(ACME);
    }

    private static Sample seen(String variant, VisitedPage page, SiteVisit visit) {
        return activity(variant, new VisitorActivity.PageSeen(ACME, BROWSER, AT, SHOP, "tab-1", 45_000, page, visit));
    }

    private static VisitorActivity.VisitorInvited invited(chat.parley.contracts.id.ConversationId conversation) {
        return new VisitorActivity.VisitorInvited(
                ACME, BROWSER, AT, INVITATION, conversation, ANN, "Ann", "May I help you?", AT.plusSeconds(120));
    }

    private static VisitorActivity.VisitorLed led(chat.parley.contracts.id.ConversationId conversation) {
        return new VisitorActivity.VisitorLed(ACME, BROWSER, AT, conversation, ANN, "https://shop.example.com/cart");
    }

    private static Sample activity(String variant, VisitorActivity body) {
        return new Sample(Family.of(Topic.ACTIVITY), variant, body);
    }
}
