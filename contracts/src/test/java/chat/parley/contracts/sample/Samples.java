package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.ACME;
import static chat.parley.contracts.sample.Things.ANN;
import static chat.parley.contracts.sample.Things.AT;
import static chat.parley.contracts.sample.Things.BORIS;
import static chat.parley.contracts.sample.Things.CONVERSATION;
import static chat.parley.contracts.sample.Things.DIALOG;
import static chat.parley.contracts.sample.Things.MESSAGE;
import static chat.parley.contracts.sample.Things.SALES;
import static chat.parley.contracts.sample.Things.SHOP;
import static chat.parley.contracts.sample.Things.WEB;

import chat.parley.contracts.Family;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.operator.OperatorCommand;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.visitor.VisitorEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A body of every type with fixed content: what is written today must be readable and look the same tomorrow. */
public final class Samples {
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
                                900),
                        new Setting.Keys(
                                ACME, 1, false, "v1.c2VhbGVk", "key-1", "MFkwEwYHKoZIzj0CAQ", "v1.c2VhbGVkIHRvbw"),
                        new Setting.Department(ACME, 1, false, SALES, "Sales"),
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
                                5),
                        new Setting.Channel(
                                ACME,
                                1,
                                false,
                                WEB,
                                ChannelKind.WEB,
                                "Web chat",
                                SALES,
                                true,
                                Set.of("https://shop.example.com")),
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
                                "right"))
                .with(
                        "least",
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
                                null),
                        new Setting.Channel(ACME, 2, true, WEB, ChannelKind.WEB, "Web chat", null, false, Set.of()),
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
                        new OperatorCommand.Read(CONVERSATION, DIALOG, MESSAGE))
                .with("to-operator", transfer(new OperatorCommand.ToOperator(BORIS)))
                .with("to-department", transfer(new OperatorCommand.ToDepartment(SALES)))
                .with("to-language", transfer(new OperatorCommand.ToLanguage("en")))
                .with("to-queue", transfer(new OperatorCommand.ToQueue()))
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
                        new VisitorEvent.OperatorJoined(4, DIALOG, AT, "Ann"),
                        new VisitorEvent.Closed(5, DIALOG, AT),
                        new VisitorEvent.Reopened(6, DIALOG, AT),
                        new VisitorEvent.Read(7, DIALOG, AT, MESSAGE, VisitorEvent.From.OPERATOR))
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
