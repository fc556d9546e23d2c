package chat.parley.admin.distribution;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.settings.TimeSetting;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How dialogs are given out, as an administrator wants it. */
@Schema(description = "How dialogs are given out. Every field must be given.")
public record DistributionDraft(
        @Schema(description = "The version that was read before; 0 where nothing was saved.") @Nullable
        Long version,

        @Schema(description = "Whether a returning visitor's last operator is asked first.", defaultValue = "false")
        @Nullable
        Boolean stickyOperator,

        @Schema(
                description =
                        "After how many seconds without an answer of its owner a dialog given automatically goes to"
                                + " somebody else, 0 for never; at most 30 days.",
                defaultValue = "0")
        @Nullable
        Integer reassignSeconds,

        @Schema(
                description = "For how many seconds required skills bind, 0 for ever; at most 30 days.",
                defaultValue = "0")
        @Nullable
        Integer skillSeconds,

        @Schema(
                description =
                        "How many places of an operator's limit a dialog of a channel kind takes, 1 to 100; 1 where a"
                                + " kind is missing.")
        @Nullable
        Map<String, Integer> weights,

        @Schema(description = "Whether operators may take dialogs beyond their limit by hand.", defaultValue = "true")
        @Nullable
        Boolean beyondLimitAllowed,

        @Schema(description = "Whether operators see the general queue.", defaultValue = "true") @Nullable
        Boolean queueShown,

        @Schema(
                description = "What the visitor is told once when nobody has room, at most 4096 characters; empty for"
                        + " nothing.")
        @Nullable
        String queueText,

        @Schema(
                description =
                        "From how many waiting dialogs on the chat is not offered while operators are online, 0 for"
                                + " always offered; at most 100000.",
                defaultValue = "0")
        @Nullable
        Integer onlineQueueLimit,

        @Schema(description = "The same while nobody is online.", defaultValue = "0") @Nullable
        Integer offlineQueueLimit)
        implements Draft<TimeSetting.Distribution> {
    private static final int GREATEST_WEIGHT = 100;
    private static final int LONGEST_QUEUE = 100_000;

    @Override
    public TimeSetting.Distribution read(Fields fields, Place<TimeSetting.Distribution> place) {
        return new TimeSetting.Distribution(
                place.account(),
                place.version(),
                false,
                fields.flag("stickyOperator", stickyOperator),
                fields.seconds("reassignSeconds", reassignSeconds),
                fields.seconds("skillSeconds", skillSeconds),
                weights(fields),
                fields.flag("beyondLimitAllowed", beyondLimitAllowed),
                fields.flag("queueShown", queueShown),
                fields.text("queueText", queueText, Fields.LONGEST_TEXT),
                fields.within("onlineQueueLimit", onlineQueueLimit, 0, LONGEST_QUEUE),
                fields.within("offlineQueueLimit", offlineQueueLimit, 0, LONGEST_QUEUE));
    }

    private Map<ChannelKind, Integer> weights(Fields fields) {
        if (weights == null) {
            return Map.of();
        }
        var read = new HashMap<ChannelKind, Integer>();
        new TreeMap<>(weights).forEach((kind, weight) -> {
            String field = "weights." + kind;
            int checked = fields.within(field, weight, 1, GREATEST_WEIGHT);
            if (kind.matches("[a-z][a-z0-9-]{0,31}")) {
                read.put(new ChannelKind(kind), checked);
            } else {
                fields.refuse(field, "must be named after a kind of channel");
            }
        });
        return read;
    }
}
