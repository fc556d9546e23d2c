package chat.parley.admin.sla;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.id.CalendarId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.SlaId;
import chat.parley.contracts.settings.RuleSetting;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A service level as an administrator wants it. */
@Schema(description = "How fast visitors are promised to be answered.")
public record SlaDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters.") @Nullable
        String name,

        @Schema(description = "Asked in ascending rank, 0 to 100000.") @Nullable
        Integer rank,

        @Schema(description = "The only department it is for; all where left out.") @Nullable
        String departmentId,

        @Schema(description = "The only channel it is for; all where left out.") @Nullable
        String channelId,

        @Schema(description = "Seconds to the first reply, 0 for no promise; at most 30 days.") @Nullable
        Integer firstReplySeconds,

        @Schema(description = "Seconds to each later reply, 0 for no promise; at most 30 days.") @Nullable
        Integer nextReplySeconds,

        @Schema(description = "Seconds from opening to close, 0 for no promise; at most 30 days.") @Nullable
        Integer resolutionSeconds,

        @Schema(description = "At how much of a time a warning comes, 1 to 99; 0 for no warning.") @Nullable
        Integer warnPercent,

        @Schema(description = "The calendar in which the times count; around the clock where left out.") @Nullable
        String calendarId)
        implements Draft<RuleSetting.Sla> {
    private static final int GREATEST_PERCENT = 99;

    @Override
    public RuleSetting.Sla read(Fields fields, Place<RuleSetting.Sla> place) {
        var sla = new RuleSetting.Sla(
                place.account(),
                place.version(),
                false,
                new SlaId(place.id()),
                fields.name("name", name),
                fields.within("rank", rank, 0, GREATEST_RANK),
                fields.optionalId("departmentId", departmentId, DepartmentId::new),
                fields.optionalId("channelId", channelId, ChannelId::new),
                fields.seconds("firstReplySeconds", firstReplySeconds),
                fields.seconds("nextReplySeconds", nextReplySeconds),
                fields.seconds("resolutionSeconds", resolutionSeconds),
                fields.within("warnPercent", warnPercent, 0, GREATEST_PERCENT),
                fields.optionalId("calendarId", calendarId, CalendarId::new));
        if (sla.firstReplySeconds() + sla.nextReplySeconds() + sla.resolutionSeconds() == 0
                && fields.isGood("firstReplySeconds")) {
            fields.refuse("firstReplySeconds", "must be more than 0 where no other time is promised");
        }
        return sla;
    }
}
