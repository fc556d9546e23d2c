package chat.parley.admin.times;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.settings.TimeSetting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What time does to dialogs, as an administrator wants it. */
@Schema(description = "What time does to dialogs. Every field that is not said to be left out must be given.")
public record TimesDraft(
        @Schema(description = "The version that was read before; 0 where nothing was saved.") @Nullable
        Long version,

        @Schema(
                description =
                        "Sent at the start of a dialog with any operator, at most 4096 characters; empty for none.")
        @Nullable
        String greeting,

        @Schema(
                description =
                        "How many seconds the visitor waits for a later reply before the busy text, 0 for never; at"
                                + " most 30 days.",
                defaultValue = "0")
        @Nullable
        Integer replySeconds,

        @Schema(
                description = "From how many seconds on a dialog without an answer counts as missed, not as refusal; at"
                        + " most 30 days.",
                defaultValue = "30")
        @Nullable
        Integer refusalSeconds,

        @Schema(
                description =
                        "Who is told of late replies and bad marks: one address or up to 20 between commas; nobody"
                                + " where left out.")
        @Nullable
        String alertEmail,

        @Schema(
                description = "How many minutes after an alert no other of its kind is sent, 0 to 43200.",
                defaultValue = "30")
        @Nullable
        Integer alertMinutes,

        @Schema(
                description =
                        "How many hours a visitor may read the last message of a closed dialog before it is over, 0"
                                + " to 720.",
                defaultValue = "72")
        @Nullable
        Integer readGraceHours,

        @Schema(
                description = "Sent to a visitor's message while nobody is given dialogs automatically, at most 4096"
                        + " characters; empty for never.")
        @Nullable
        String autoreply,

        @Schema(
                description =
                        "After how many hours it is sent to the same visitor again, 0 for only once; at most 8760.",
                defaultValue = "24")
        @Nullable
        Integer autoreplyHours,

        @Schema(description = "The calendar of the account's working time; always where left out.") @Nullable
        String calendarId,

        @Schema(
                description =
                        "After how many minutes an answer that the visitor has not read is mailed to them, 0 for never;"
                                + " at most 1440.",
                defaultValue = "0")
        @Nullable
        Integer awayMinutes)
        implements Draft<TimeSetting.Times> {
    private static final int MONTH_OF_HOURS = 30 * 24;
    private static final int MONTH_OF_MINUTES = MONTH_OF_HOURS * 60;
    private static final int DAY_OF_MINUTES = 24 * 60;
    private static final int YEAR_OF_HOURS = 365 * 24;

    @Override
    public TimeSetting.Times read(Fields fields, Place<TimeSetting.Times> place) {
        return new TimeSetting.Times(
                place.account(),
                place.version(),
                false,
                fields.text("greeting", greeting, Fields.LONGEST_TEXT),
                fields.seconds("replySeconds", replySeconds),
                fields.seconds("refusalSeconds", refusalSeconds),
                alertEmail == null ? null : fields.emails("alertEmail", alertEmail),
                fields.within("alertMinutes", alertMinutes, 0, MONTH_OF_MINUTES),
                fields.within("readGraceHours", readGraceHours, 0, MONTH_OF_HOURS),
                fields.text("autoreply", autoreply, Fields.LONGEST_TEXT),
                fields.within("autoreplyHours", autoreplyHours, 0, YEAR_OF_HOURS),
                fields.optionalId("calendarId", calendarId, CalendarId::new),
                awayMinutes == null ? 0 : fields.within("awayMinutes", awayMinutes, 0, DAY_OF_MINUTES));
    }
}
