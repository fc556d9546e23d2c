package chat.parley.admin.automation;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.automation.AutomationTrigger;
import chat.parley.contracts.automation.RuleLoop;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AutomationId;
import chat.parley.contracts.settings.RuleSetting;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An automation rule as an administrator wants it. */
@Schema(description = "A rule that acts by itself.")
public record AutomationDraft(
        @Schema(description = "The version that was read before; for a new one, none.") @Nullable
        Long version,

        @Schema(description = "1 to 200 characters.") @Nullable
        String name,

        @Schema(description = "Asked in ascending rank, 0 to 100000.") @Nullable
        Integer rank,

        @Schema(description = "Whether it acts at all.") @Nullable
        Boolean enabled,

        @Schema(description = "What it looks at, for example visitor-message.") @Nullable
        String trigger,

        @Schema(description = "How long nobody has written, with the trigger silence: 1 second to 30 days.") @Nullable
        Integer silenceSeconds,

        @Schema(
                description =
                        "What must hold, of kind all, any, not or test; always where left out. At most 10 deep, 100"
                                + " in all.",
                type = SchemaType.OBJECT)
        @Nullable
        JsonNode condition,

        @Schema(description = "What is done, 1 to 20, each with its kind.", type = SchemaType.ARRAY) @Nullable
        JsonNode actions)
        implements Draft<RuleSetting.Automation> {
    @Override
    public RuleSetting.Automation read(Fields fields, Place<RuleSetting.Automation> place) {
        AutomationTrigger on = fields.constant("trigger", trigger, AutomationTrigger.class);
        var rule = new RuleSetting.Automation(
                place.account(),
                place.version(),
                false,
                new AutomationId(place.id()),
                fields.name("name", name),
                fields.within("rank", rank, 0, GREATEST_RANK),
                fields.flag("enabled", enabled),
                on,
                silence(fields, on),
                new ConditionReader(fields).read("condition", condition),
                new ActionReader(fields).read("actions", actions));
        if (RuleLoop.wouldLoop(rule.trigger(), rule.condition(), rule.actions())) {
            fields.refuse(
                    "actions",
                    ErrorCode.RULE_LOOP,
                    "would set the rule off again; add a condition that does not hold after them");
        }
        return rule;
    }

    private int silence(Fields fields, AutomationTrigger on) {
        if (on == AutomationTrigger.SILENCE) {
            return fields.within("silenceSeconds", silenceSeconds, 1, Fields.LONGEST_SECONDS);
        }
        if (silenceSeconds != null && silenceSeconds != 0) {
            fields.refuse("silenceSeconds", "is for the trigger silence only");
        }
        return 0;
    }
}
