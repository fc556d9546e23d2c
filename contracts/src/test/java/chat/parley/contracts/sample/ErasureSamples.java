package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.DIALOG;
import static chat.parley.contracts.sample.Things.DIALOGS;
import static chat.parley.contracts.sample.Things.PICTURE;
import static chat.parley.contracts.sample.Things.VISITOR;
import static chat.parley.contracts.sample.Things.command;
import static chat.parley.contracts.sample.Things.hidden;

import chat.parley.contracts.Family;
import chat.parley.contracts.actor.Actor;
import chat.parley.contracts.actor.Role;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.topic.Topic;
import java.util.List;

/** Samples of how visitors and dialogs are forgotten. */
final class ErasureSamples {
    private static final Actor ADMINISTRATOR = new Actor.Operator(Things.ANN, "Ann", Role.ADMINISTRATOR);

    private ErasureSamples() {}

    static List<Sample> all() {
        Family commands = Family.of(Topic.COMMANDS);
        Family events = Family.of(Topic.EVENTS);
        var files = List.of(PICTURE.attachmentId());
        return List.of(
                new Sample(commands, "", new DialogCommand.EraseVisitor(command(ADMINISTRATOR), VISITOR)),
                new Sample(commands, "of-whoever-it-is", new DialogCommand.EraseVisitor(command(DIALOGS), null)),
                new Sample(commands, "", new DialogCommand.EraseDialog(command(DIALOGS), DIALOG, files)),
                new Sample(
                        events, "", new DialogEvent.VisitorErased(hidden(30, ADMINISTRATOR), VISITOR, List.of(DIALOG))),
                new Sample(
                        events,
                        "before-any-dialog",
                        new DialogEvent.VisitorErased(hidden(2, ADMINISTRATOR), null, List.of())),
                new Sample(events, "", new DialogEvent.DialogErased(hidden(31, DIALOGS), files)));
    }
}
