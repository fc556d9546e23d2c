package chat.parley.dialog.history;

import chat.parley.contracts.event.DialogEvent;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.settings.Setting;
import chat.parley.dialog.inbox.DialogRow;
import chat.parley.platform.json.Json;
import chat.parley.platform.settings.SettingsView;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Dialogs as plain text, CSV and PDF, read from the history. */
@Singleton
public class TranscriptStore {
    private static final int PAGE = 500;

    private final HistoryStore history;
    private final SettingsView settings;

    TranscriptStore(HistoryStore history, SettingsView settings) {
        this.history = history;
        this.settings = settings;
    }

    /** The dialog in its account's time zone, without notes [W-03]. */
    public String of(AccountId account, DialogRow dialog) {
        return new Transcript(zone(account)).of(events(dialog));
    }

    /** The same as CSV [T-22]. */
    String table(AccountId account, DialogRow dialog) {
        return new TranscriptTable(zone(account)).of(Transcript.lines(events(dialog)));
    }

    /** The same as PDF, headed with the account's name [T-22]. */
    byte[] pdf(AccountId account, DialogRow dialog) {
        String title = settings.account(account).map(Setting.Account::name).orElse("Parley");
        return new TranscriptPdf(zone(account)).of(title, Transcript.lines(events(dialog)));
    }

    private ZoneId zone(AccountId account) {
        return settings.account(account)
                .map(Setting.Account::timeZone)
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
    }

    private List<DialogEvent> events(DialogRow dialog) {
        var events = new ArrayList<DialogEvent>();
        eachAfter(new ConversationId(dialog.conversationId()), 0, event -> {
            if (event.meta().dialogId().value().equals(dialog.dialogId())) {
                events.add(event);
            }
        });
        return events;
    }

    /** Goes through the events of a conversation after a sequence, in their order. */
    void eachAfter(ConversationId conversation, long sequence, Consumer<DialogEvent> action) {
        long number = sequence;
        HistoryStore.Stretch stretch;
        do {
            stretch = history.after(conversation, HistoryStore.Numbering.OPERATORS, number, PAGE);
            for (String body : stretch.bodies()) {
                DialogEvent event = read(body);
                number = event.meta().sequence();
                action.accept(event);
            }
        } while (!stretch.bodies().isEmpty() && number < stretch.last());
    }

    private static DialogEvent read(String body) {
        try {
            return Json.mapper().readValue(body, DialogEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event cannot be read", e);
        }
    }
}
