package chat.parley.contracts.sample;

import static chat.parley.contracts.sample.Things.ANN;
import static chat.parley.contracts.sample.Things.ANN_ACTOR;
import static chat.parley.contracts.sample.Things.CHANNELS;
import static chat.parley.contracts.sample.Things.DIALOG;
import static chat.parley.contracts.sample.Things.FIELDS;
import static chat.parley.contracts.sample.Things.MESSAGE;
import static chat.parley.contracts.sample.Things.OUTSIDE_ACTOR;
import static chat.parley.contracts.sample.Things.PICTURE;
import static chat.parley.contracts.sample.Things.UNNAMED_VISITOR;
import static chat.parley.contracts.sample.Things.VISITOR;
import static chat.parley.contracts.sample.Things.VISITOR_ACTOR;
import static chat.parley.contracts.sample.Things.VOICE;
import static chat.parley.contracts.sample.Things.WEB;
import static chat.parley.contracts.sample.Things.hidden;

import chat.parley.contracts.Family;
import chat.parley.contracts.command.DialogCommand;
import chat.parley.contracts.dialog.CardChange;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.topic.Topic;
import java.util.ArrayList;
import java.util.List;

/** Samples of what messages carry besides text, and of what is learnt of visitors. */
final class MessageSamples {
    private static final ChannelId BOT = new ChannelId("tg-1");
    private static final ChannelKind TELEGRAM = new ChannelKind("telegram");

    private final List<Sample> samples = new ArrayList<>();

    private MessageSamples() {}

    static List<Sample> all() {
        var made = new MessageSamples();
        made.commands();
        made.events();
        return made.samples;
    }

    private void command(String variant, DialogCommand body) {
        samples.add(new Sample(Family.of(Topic.COMMANDS), variant, body));
    }

    private void event(String variant, DialogEvent body) {
        samples.add(new Sample(Family.of(Topic.EVENTS), variant, body));
    }

    private void commands() {
        command(
                "least",
                new DialogCommand.OpenDialog(
                        Things.command(UNNAMED_VISITOR), WEB, ChannelKind.WEB, null, "en", null, null, null, null));
        command(
                "by-operator",
                new DialogCommand.OpenDialog(
                        Things.command(ANN_ACTOR), WEB, ChannelKind.WEB, null, "en", null, null, VISITOR, "Vera"));
        command(
                "with-attachments",
                new DialogCommand.PostVisitorMessage(
                        Things.command(UNNAMED_VISITOR),
                        BOT,
                        TELEGRAM,
                        "provider-78",
                        null,
                        "",
                        null,
                        "ru",
                        null,
                        null,
                        List.of(PICTURE, VOICE),
                        MESSAGE,
                        false,
                        null));
        command(
                "while-nobody-was-there",
                new DialogCommand.PostVisitorMessage(
                        Things.command(VISITOR_ACTOR),
                        WEB,
                        ChannelKind.WEB,
                        null,
                        "client-6",
                        "Please call me back",
                        null,
                        "en",
                        null,
                        null,
                        List.of(),
                        null,
                        true,
                        null));
        command(
                "with-attachments",
                new DialogCommand.PostOperatorMessage(
                        Things.command(ANN_ACTOR),
                        DIALOG,
                        "client-7",
                        "Here it is",
                        List.of(PICTURE),
                        MESSAGE,
                        List.of()));
        command("", outsideReply("Иван"));
        command("to-nobody-known", outsideReply(null));
        command("", new DialogCommand.EditMessage(Things.command(ANN_ACTOR), MESSAGE, null, "Free above 4,000."));
        command(
                "by-the-providers-id",
                new DialogCommand.EditMessage(Things.command(UNNAMED_VISITOR), null, "provider-77", "How much?"));
        command("", new DialogCommand.DeleteMessage(Things.command(ANN_ACTOR), MESSAGE, null));
        command(
                "by-the-providers-id",
                new DialogCommand.DeleteMessage(Things.command(UNNAMED_VISITOR), null, "provider-77"));
        command("", new DialogCommand.RateDialog(Things.command(VISITOR_ACTOR), DIALOG, 5, "Fast!"));
        command("without-a-comment", new DialogCommand.RateDialog(Things.command(VISITOR_ACTOR), DIALOG, 2, null));
        command(
                "",
                new DialogCommand.SetVisitorFields(
                        Things.command(VISITOR_ACTOR), FIELDS, FieldsProof.VERIFIED, "crm-42"));
        command(
                "none",
                new DialogCommand.SetVisitorFields(Things.command(VISITOR_ACTOR), List.of(), FieldsProof.NONE, null));
        command("", new DialogCommand.RecordReachability(Things.command(CHANNELS), false, "blocked by the visitor"));
        command("again", new DialogCommand.RecordReachability(Things.command(CHANNELS), true, null));
        command("", new DialogCommand.EditVisitorCard(Things.command(ANN_ACTOR), DIALOG, Things.CARD_CHANGE));
        command(
                "without-a-name",
                new DialogCommand.EditVisitorCard(
                        Things.command(ANN_ACTOR),
                        DIALOG,
                        new CardChange(null, List.of(), List.of(), List.of("+7 495 000-00-00"), List.of())));
        command("", new DialogCommand.SendTranscript(Things.command(VISITOR_ACTOR), DIALOG, "ivan@example.com"));
    }

    private static DialogCommand outsideReply(String visitorName) {
        return new DialogCommand.PostOutsideReply(
                Things.command(CHANNELS),
                BOT,
                TELEGRAM,
                VISITOR,
                visitorName,
                "provider-79",
                "Shop",
                "We close at six.",
                List.of(PICTURE),
                "ru");
    }

    private void opened() {
        event(
                "while-nobody-was-there",
                new DialogEvent.DialogOpened(
                        Things.event(1, 1, VISITOR_ACTOR),
                        VISITOR,
                        "Иван",
                        WEB,
                        ChannelKind.WEB,
                        null,
                        null,
                        "ru",
                        null,
                        true,
                        null));
        event(
                "with-a-bot",
                new DialogEvent.DialogOpened(
                        Things.event(1, 1, VISITOR_ACTOR),
                        VISITOR,
                        "Иван",
                        WEB,
                        ChannelKind.WEB,
                        null,
                        null,
                        "ru",
                        null,
                        false,
                        "bot-1"));
    }

    private void events() {
        opened();
        event(
                "with-attachments",
                new DialogEvent.MessagePosted(
                        Things.event(2, 2, VISITOR_ACTOR),
                        MESSAGE,
                        "",
                        "client-6",
                        null,
                        List.of(PICTURE, VOICE),
                        MESSAGE));
        event(
                "from-outside",
                new DialogEvent.MessagePosted(
                        Things.event(2, 2, OUTSIDE_ACTOR), MESSAGE, "We close at six.", null, "provider-79"));
        event("", new DialogEvent.MessageEdited(Things.event(21, 8, ANN_ACTOR), MESSAGE, "Free above 4,000.", 2));
        event("", new DialogEvent.MessageDeleted(Things.event(22, 9, ANN_ACTOR), MESSAGE));
        event("", new DialogEvent.DialogRated(Things.event(23, 10, VISITOR_ACTOR), 5, "Fast!", ANN));
        event("without-a-comment", new DialogEvent.DialogRated(Things.event(24, 11, VISITOR_ACTOR), 2, null, ANN));
        event(
                "",
                new DialogEvent.VisitorFieldsChanged(
                        hidden(25, VISITOR_ACTOR), FIELDS, FieldsProof.VERIFIED, "crm-42"));
        event(
                "none",
                new DialogEvent.VisitorFieldsChanged(hidden(25, VISITOR_ACTOR), List.of(), FieldsProof.NONE, null));
        event("", new DialogEvent.ReachabilityChanged(hidden(26, CHANNELS), false, "blocked by the visitor"));
        event("again", new DialogEvent.ReachabilityChanged(hidden(27, CHANNELS), true, null));
        event("", new DialogEvent.TranscriptRequested(hidden(28, VISITOR_ACTOR), "ivan@example.com"));
    }
}
