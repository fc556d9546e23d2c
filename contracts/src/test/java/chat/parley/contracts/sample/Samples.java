package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.ACME;
import static chat.parley.contracts.sample.Things.ANN;
import static chat.parley.contracts.sample.Things.AT;
import static chat.parley.contracts.sample.Things.BORIS;
import static chat.parley.contracts.sample.Things.CONVERSATION;
import static chat.parley.contracts.sample.Things.DIALOG;
import static chat.parley.contracts.sample.Things.MESSAGE;
import static chat.parley.contracts.sample.Things.PICTURE;
import static chat.parley.contracts.sample.Things.SALES;
import static chat.parley.contracts.sample.Things.SHOP;
import static chat.parley.contracts.sample.Things.VOICE;
import static chat.parley.contracts.sample.Things.WEB;

import chat.parley.contracts.Family;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.automation.AutomationAction;
import chat.parley.contracts.automation.AutomationCondition;
import chat.parley.contracts.automation.AutomationField;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.automation.KeywordMatch;
import chat.parley.contracts.calendar.DayOff;
import chat.parley.contracts.calendar.Shift;
import chat.parley.contracts.calendar.WorkingHours;
import chat.parley.contracts.dialog.CardField;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.KeywordRuleId;
import chat.parley.contracts.id.PictureId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.presence.PresenceStatus;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.Classification;
import chat.parley.contracts.settings.RuleSetting;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.TimeSetting;
import chat.parley.contracts.visitor.VisitorEvent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A body of every type with fixed content: what is written today must be readable and look the same tomorrow. */
public final class Samples {
    private static final CalendarId WORKDAYS = new CalendarId("workdays");

    private static final AutomationCondition CONDITION = new AutomationCondition.All(List.of(
            new AutomationCondition.Any(List.of(new AutomationCondition.Test(
                    AutomationField.TEXT, AutomationCondition.Operator.HAS_WORD, List.of("angry", "refund")))),
            new AutomationCondition.Not(new AutomationCondition.Test(
                    AutomationField.TAG, AutomationCondition.Operator.PRESENT, List.of()))));

    /** In the order of the contract. */
    public static final List<Sample> ALL = Stream.of(
                    TopicSamples.all().stream(), settings(), operatorCommands(), visitorEvents())
            .flatMap(samples -> samples)
            .toList();

    private Samples() {}

    private static Stream<Sample> settings() {
        return family(Setting.class)
                .of(
                        new Setting.Account(
                                ACME,
                                4,
                                false,
                                "Acme",
                                "Europe/Moscow",
                                "ru",
                                true,
                                true,
                                3,
                                false,
                                60,
                                "Все операторы заняты.",
                                900,
                                new PictureId("logo-1"),
                                "https://acme.example",
                                "hello@acme.example",
                                "https://crm.acme.example/people/{id}"),
                        new Setting.Keys(
                                ACME, 1, false, "v1.c2VhbGVk", "key-1", "MFkwEwYHKoZIzj0CAQ", "v1.c2VhbGVkIHRvbw"),
                        new Setting.Department(ACME, 1, false, SALES, "Sales", null, null),
                        new Setting.Operator(
                                ACME,
                                2,
                                false,
                                ANN,
                                "Ann",
                                "ann@example.com",
                                Role.SUPERVISOR,
                                Set.of(SALES),
                                Set.of("en"),
                                5,
                                Set.of("prices"),
                                new Shift(WORKDAYS, PresenceStatus.INVISIBLE),
                                "Manager",
                                new PictureId("ann-1")),
                        new Setting.Channel(
                                ACME,
                                1,
                                false,
                                WEB,
                                ChannelKind.WEB,
                                "Web chat",
                                SALES,
                                true,
                                Set.of("https://shop.example.com"),
                                Set.of(),
                                Map.of(),
                                Map.of()),
                        new Setting.Placement(
                                ACME,
                                1,
                                false,
                                SHOP,
                                WEB,
                                "Shop",
                                "ru",
                                SALES,
                                "Chat with Acme",
                                "How can we help?",
                                "#2563eb",
                                "right",
                                Set.of(CardField.EMAIL),
                                Set.of("ru"),
                                37,
                                10,
                                0,
                                "By writing you agree.",
                                Set.of(SALES)),
                        new TimeSetting.Distribution(
                                ACME,
                                2,
                                false,
                                true,
                                120,
                                60,
                                Map.of(ChannelKind.WEB, 2),
                                false,
                                true,
                                "Все операторы заняты, вы в очереди.",
                                20,
                                5),
                        VisitSamples.settings(),
                        new Classification(
                                ACME,
                                3,
                                false,
                                true,
                                List.of(
                                        new Classification.Category("delivery", "Delivery", null),
                                        new Classification.Category("late", "Late", "delivery")),
                                List.of("vip", "complaint")),
                        AccessSamples.waiting(),
                        new TimeSetting.Times(
                                ACME,
                                2,
                                false,
                                "Здравствуйте!",
                                120,
                                30,
                                "care@example.com",
                                30,
                                72,
                                "We are back at nine.",
                                12,
                                WORKDAYS),
                        new TimeSetting.Calendar(
                                ACME,
                                1,
                                false,
                                WORKDAYS,
                                "Workdays",
                                "Europe/Moscow",
                                List.of(new WorkingHours(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(18, 30))),
                                List.of(new DayOff(LocalDate.of(2027, 1, 1), "New Year"))),
                        new RuleSetting.KeywordRule(
                                ACME,
                                1,
                                false,
                                new KeywordRuleId("rule-1"),
                                "Prices",
                                10,
                                true,
                                KeywordMatch.WORD,
                                "цена стоимость",
                                "ru",
                                SALES,
                                ANN,
                                Set.of("prices")),
                        new RuleSetting.Sla(
                                ACME,
                                1,
                                false,
                                new SlaId("sla-1"),
                                "Gold",
                                10,
                                SALES,
                                WEB,
                                60,
                                120,
                                86_400,
                                80,
                                WORKDAYS),
                        new RuleSetting.Automation(
                                ACME,
                                1,
                                false,
                                new AutomationId("auto-1"),
                                "Angry visitors first",
                                10,
                                true,
                                AutomationTrigger.VISITOR_MESSAGE,
                                0,
                                CONDITION,
                                List.of(
                                        new AutomationAction.AssignOperator(ANN),
                                        new AutomationAction.AssignDepartment(SALES),
                                        new AutomationAction.RequireSkills(Set.of("prices")),
                                        new AutomationAction.AddTags(Set.of("angry")),
                                        new AutomationAction.SetCategory("Complaints"),
                                        new AutomationAction.SetPriority(DialogPriority.URGENT),
                                        new AutomationAction.SendText("We hurry."),
                                        new AutomationAction.WriteNote("Be kind."),
                                        new AutomationAction.CallWebhook("https://hooks.example.com/angry"),
                                        new AutomationAction.CloseDialog())))
                .with(
                        "foreign",
                        new Setting.Channel(
                                ACME,
                                1,
                                false,
                                new chat.parley.contracts.id.ChannelId("tg-1"),
                                new ChannelKind("telegram"),
                                "Shop bot",
                                SALES,
                                true,
                                Set.of(),
                                Set.of("telegram"),
                                Map.of("username", "shop_bot"),
                                Map.of("token", "v1.c2VhbGVk")))
                .with(
                        "least",
                        VisitSamples.least(),
                        new Setting.Account(ACME, 1, false, "Acme", "UTC", "en", false, false, 5, false, 0, "", 0),
                        new Setting.Operator(
                                ACME,
                                3,
                                true,
                                BORIS,
                                "Boris",
                                "boris@example.com",
                                Role.OPERATOR,
                                Set.of(),
                                Set.of("ru"),
                                null,
                                Set.of(),
                                null),
                        new Setting.Department(ACME, 2, true, SALES, "Sales", false, WORKDAYS),
                        new Access(ACME, 3, false, "", null, null),
                        new TimeSetting.Times(ACME, 3, false, "", 0, 0, null, 30, 72, "", 0, null),
                        new TimeSetting.Calendar(ACME, 2, true, WORKDAYS, "Workdays", null, List.of(), List.of()),
                        new RuleSetting.KeywordRule(
                                ACME,
                                2,
                                false,
                                new KeywordRuleId("rule-1"),
                                "Prices",
                                10,
                                true,
                                KeywordMatch.REGEX,
                                "price(s)?",
                                null,
                                null,
                                null,
                                Set.of()),
                        new RuleSetting.Sla(
                                ACME, 2, true, new SlaId("sla-1"), "Gold", 10, null, null, 0, 0, 0, 0, null),
                        new Setting.Channel(
                                ACME,
                                2,
                                true,
                                WEB,
                                ChannelKind.WEB,
                                "Web chat",
                                null,
                                false,
                                Set.of(),
                                Set.of(),
                                Map.of(),
                                Map.of()),
                        new Setting.Placement(
                                ACME, 2, true, SHOP, WEB, "Shop", "ru", null, "Chat", "", "#2563eb", "left"))
                .samples();
    }

    private static Stream<Sample> operatorCommands() {
        return family(OperatorCommand.class)
                .of(
                        new OperatorCommand.Reply(CONVERSATION, DIALOG, "client-2", "Free above 3,000."),
                        new OperatorCommand.Note(CONVERSATION, DIALOG, "client-4", "Regular customer"),
                        new OperatorCommand.Take(CONVERSATION, DIALOG),
                        new OperatorCommand.Close(CONVERSATION, DIALOG),
                        new OperatorCommand.Reopen(CONVERSATION, DIALOG),
                        new OperatorCommand.Read(CONVERSATION, DIALOG, MESSAGE),
                        new OperatorCommand.Tag(CONVERSATION, DIALOG, Set.of("angry"), Set.of("calm")),
                        new OperatorCommand.Priority(CONVERSATION, DIALOG, DialogPriority.HIGH),
                        new OperatorCommand.Category(CONVERSATION, DIALOG, "Complaints"),
                        new OperatorCommand.Card(CONVERSATION, DIALOG, Things.CARD_CHANGE),
                        new OperatorCommand.Edit(CONVERSATION, DIALOG, MESSAGE, "Free above 4,000."),
                        new OperatorCommand.Delete(CONVERSATION, DIALOG, MESSAGE),
                        new OperatorCommand.SendTranscript(CONVERSATION, DIALOG, "ivan@example.com"))
                .with(
                        "with-attachments",
                        new OperatorCommand.Reply(
                                CONVERSATION, DIALOG, "client-5", "", List.of(PICTURE, VOICE), MESSAGE))
                .with("none", new OperatorCommand.Category(CONVERSATION, DIALOG, null))
                .with("to-operator", transfer(new OperatorCommand.ToOperator(BORIS)))
                .with("to-department", transfer(new OperatorCommand.ToDepartment(SALES)))
                .with("to-language", transfer(new OperatorCommand.ToLanguage("en")))
                .with("to-queue", transfer(new OperatorCommand.ToQueue()))
                .with("to-bot", transfer(new OperatorCommand.ToBot()))
                .samples();
    }

    private static OperatorCommand transfer(OperatorCommand.Target target) {
        return new OperatorCommand.Transfer(CONVERSATION, DIALOG, target);
    }

    private static Stream<Sample> visitorEvents() {
        return family(VisitorEvent.class)
                .of(
                        new VisitorEvent.Opened(1, DIALOG, AT),
                        new VisitorEvent.Message(
                                2, DIALOG, AT, MESSAGE, VisitorEvent.From.OPERATOR, "Ann", "Hello!", null),
                        new VisitorEvent.Waiting(3, DIALOG, AT),
                        new VisitorEvent.OperatorJoined(4, DIALOG, AT, "Ann", "Manager", new PictureId("ann-1")),
                        new VisitorEvent.Closed(5, DIALOG, AT),
                        new VisitorEvent.Reopened(6, DIALOG, AT),
                        new VisitorEvent.Read(7, DIALOG, AT, MESSAGE, VisitorEvent.From.OPERATOR),
                        new VisitorEvent.Edited(8, DIALOG, AT, MESSAGE, "Hello, Ivan!", 2),
                        new VisitorEvent.Deleted(9, DIALOG, AT, MESSAGE),
                        new VisitorEvent.Rated(10, DIALOG, AT, 5))
                .with("least", new VisitorEvent.OperatorJoined(4, DIALOG, AT, "Ann"))
                .with("of-a-bot", new VisitorEvent.Opened(1, DIALOG, AT, true))
                .with("of-a-bot", new VisitorEvent.Waiting(3, DIALOG, AT, true))
                .with(
                        "with-attachments",
                        new VisitorEvent.Message(
                                2,
                                DIALOG,
                                AT,
                                MESSAGE,
                                VisitorEvent.From.OPERATOR,
                                "Ann",
                                "",
                                null,
                                List.of(PICTURE),
                                MESSAGE))
                .with(
                        "their-own",
                        new VisitorEvent.Message(
                                2, DIALOG, AT, MESSAGE, VisitorEvent.From.VISITOR, null, "Hello?", "client-1"))
                .samples();
    }

    private static Collected family(Class<?> root) {
        return new Collected(
                Family.ALL.stream()
                        .filter(family -> family.root().equals(root))
                        .findFirst()
                        .orElseThrow(),
                Stream.of());
    }

    private record Collected(Family family, Stream<Sample> samples) {
        private Collected of(Object... bodies) {
            return with("", bodies);
        }

        private Collected with(String variant, Object... bodies) {
            return new Collected(
                    family, Stream.concat(samples, Stream.of(bodies).map(body -> new Sample(family, variant, body))));
        }
    }
}
