package chat.parley.contracts.automation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a pattern is looked for in a text; case never counts [B-07]. */
public enum KeywordMatch {
    /** One of the words of the pattern, as a whole word. */
    @JsonProperty("word")
    WORD,
    /** The words of the pattern in their order, whatever stands between them besides letters and digits. */
    @JsonProperty("phrase")
    PHRASE,
    /** A regular expression without back-references and look-around, so that it takes linear time. */
    @JsonProperty("regex")
    REGEX
}
