package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.ANN;
import static chat.parley.contracts.sample.Things.ANN_ACTOR;
import static chat.parley.contracts.sample.Things.BOT_ACTOR;
import static chat.parley.contracts.sample.Things.DIALOG;
import static chat.parley.contracts.sample.Things.DIALOGS;
import static chat.parley.contracts.sample.Things.MESSAGE;
import static chat.parley.contracts.sample.Things.VISITOR_ACTOR;
import static chat.parley.contracts.sample.Things.command;
import static chat.parley.contracts.sample.Things.event;
import static chat.parley.contracts.sample.Things.hidden;

import chat.parley.contracts.Family;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.DialogPriority;
import chat.parley.contracts.dialog.Handover;
import chat.parley.contracts.dialog.QueueReason;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Samples of what bots ask for, and of what becomes of it. */
final class BotSamples {
    private final List<Sample> samples = new ArrayList<>();

    private BotSamples() {}

    static List<Sample> all() {
        var made = new BotSamples();
        made.commands(Topic.COMMANDS);
        made.events(Topic.EVENTS);
        return made.samples;
    }

    private void add(Topic topic, Object body) {
        add(topic, "", body);
    }

    private void add(Topic topic, String variant, Object body) {
        samples.add(new Sample(Family.of(topic), variant, body));
    }

    private void commands(Topic topic) {
        add(
                topic,
                "with-buttons",
                new DialogCommand.PostOperatorMessage(
                        command(BOT_ACTOR),
                        DIALOG,
                        "client-8",
                        "Which one?\n1. Desks\n2. Chairs",
                        List.of(),
                        null,
                        List.of("Desks", "Chairs")));
        add(topic, new DialogCommand.CallOperator(command(BOT_ACTOR), DIALOG, Things.HANDOVER));
        add(
                topic,
                "asking-for-little",
                new DialogCommand.CallOperator(
                        command(BOT_ACTOR), DIALOG, new Handover(null, null, List.of("Stop"), false)));
        add(topic, "asking-for-nothing", new DialogCommand.CallOperator(command(BOT_ACTOR), DIALOG, null));
    }

    private void events(Topic topic) {
        add(
                topic,
                "with-buttons",
                new DialogEvent.MessagePosted(
                        event(3, 3, BOT_ACTOR),
                        MESSAGE,
                        "Which one?\n1. Desks\n2. Chairs",
                        "client-8",
                        null,
                        List.of(),
                        null,
                        List.of("Desks", "Chairs")));
        add(topic, new DialogEvent.DialogReturned(event(24, 12, ANN_ACTOR), "bot-faq", ANN));
        add(topic, "of-nobody", new DialogEvent.DialogReturned(event(24, 12, VISITOR_ACTOR), "bot-faq", null));
        add(topic, new DialogEvent.OperatorsUnavailable(hidden(25, DIALOGS)));
        add(
                topic,
                "by-a-bot",
                new DialogEvent.DialogQueued(
                        event(4, 3, BOT_ACTOR),
                        QueueReason.BOT,
                        null,
                        "ru",
                        null,
                        DialogPriority.NORMAL,
                        Set.of(),
                        null,
                        Things.HANDOVER));
    }
}
