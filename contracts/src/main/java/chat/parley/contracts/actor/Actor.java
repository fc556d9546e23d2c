package chat.parley.contracts.actor;

import chat.parley.contracts.id.OperatorId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.text.WellFormed;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Who issued a command or caused an event. The edge that authenticated the caller fills it in, never the caller. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Actor.Visitor.class, name = "visitor"),
    @JsonSubTypes.Type(value = Actor.Operator.class, name = "operator"),
    @JsonSubTypes.Type(value = Actor.Bot.class, name = "bot"),
    @JsonSubTypes.Type(value = Actor.System.class, name = "system")
})
public sealed interface Actor {
    /** Identifies the actor among actors of its kind. */
    @JsonIgnore
    String key();

    /** @param name as the visitor or the channel gave it; null when unknown */
    record Visitor(
            @JsonProperty("id") VisitorId visitorId,
            @Nullable String name) implements Actor {
        public Visitor {
            WellFormed.optional("visitor name", name, WellFormed.NAME_LIMIT);
        }

        @Override
        @JsonIgnore
        public String key() {
            return visitorId.value();
        }
    }

    /** @param name as visitors see it */
    record Operator(@JsonProperty("id") OperatorId operatorId, String name, Role role) implements Actor {
        public Operator {
            WellFormed.required("operator name", name, WellFormed.NAME_LIMIT);
        }

        @Override
        @JsonIgnore
        public String key() {
            return operatorId.value();
        }
    }

    /** A program that answers. */
    record Bot(@JsonProperty("id") String botId, String name) implements Actor {
        @Override
        @JsonIgnore
        public String key() {
            return botId;
        }
    }

    /** @param part the service or the rule that acts, for example {@code routing} or {@code first-reply-timeout} */
    record System(@JsonProperty("id") String part) implements Actor {
        @Override
        @JsonIgnore
        public String key() {
            return part;
        }
    }
}
