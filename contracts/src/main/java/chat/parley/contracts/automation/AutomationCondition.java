package chat.parley.contracts.automation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What must hold for an automation rule to act; groups nest [T-07]. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AutomationCondition.All.class, name = "all"),
    @JsonSubTypes.Type(value = AutomationCondition.Any.class, name = "any"),
    @JsonSubTypes.Type(value = AutomationCondition.Not.class, name = "not"),
    @JsonSubTypes.Type(value = AutomationCondition.Test.class, name = "test")
})
public sealed interface AutomationCondition {
    /** Every one holds; an empty group always does. */
    record All(List<AutomationCondition> conditions) implements AutomationCondition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one holds; an empty group never does. */
    record Any(List<AutomationCondition> conditions) implements AutomationCondition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    record Not(AutomationCondition condition) implements AutomationCondition {}

    /**
     * One question about one field.
     *
     * @param values what is compared with; one of them suffices. Empty for {@code present}
     */
    record Test(AutomationField field, Operator operator, List<String> values) implements AutomationCondition {
        public Test {
            values = List.copyOf(values);
        }
    }

    /** How a field is compared. Case never counts. */
    enum Operator {
        @JsonProperty("is")
        IS,
        @JsonProperty("contains")
        CONTAINS,
        @JsonProperty("starts-with")
        STARTS_WITH,
        /** As {@link KeywordMatch#WORD}. */
        @JsonProperty("has-word")
        HAS_WORD,
        /** As {@link KeywordMatch#REGEX}. */
        @JsonProperty("matches")
        MATCHES,
        @JsonProperty("present")
        PRESENT,
        /** Both are whole numbers. */
        @JsonProperty("at-least")
        AT_LEAST
    }
}
