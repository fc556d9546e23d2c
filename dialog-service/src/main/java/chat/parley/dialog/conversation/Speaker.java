package chat.parley.dialog.conversation;

import chat.parley.contracts.actor.Actor;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of author wrote a message. */
public enum Speaker {
    @JsonProperty("visitor")
    VISITOR("visitor"),
    @JsonProperty("operator")
    OPERATOR("operator"),
    @JsonProperty("bot")
    BOT("bot"),
    @JsonProperty("system")
    SYSTEM("system");

    private final String word;

    Speaker(String word) {
        this.word = word;
    }

    /** The speaker as it stands in rows and answers. */
    public String word() {
        return word;
    }

    /** The kind of this actor. */
    public static Speaker of(Actor actor) {
        return switch (actor) {
            case Actor.Visitor v -> VISITOR;
            case Actor.Operator o -> OPERATOR;
            case Actor.Bot b -> BOT;
            case Actor.System s -> SYSTEM;
        };
    }
}
