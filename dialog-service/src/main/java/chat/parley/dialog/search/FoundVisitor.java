package chat.parley.dialog.search;

import chat.parley.contracts.dialog.VisitorCard;
import org.jspecify.annotations.Nullable;

/**
 * A visitor or a dialog that was found; what does not apply is null and left out of the JSON.
 *
 * @param by {@code id} where the query is the id of the dialog or a message of it, or of the conversation;
 *     {@code visitor} where it says something of the visitor
 * @param card what the visitor said of themselves
 * @param ownId what their site calls them
 * @param dialog the newest of the conversation that the caller may open, or the one with the id
 */
public record FoundVisitor(
        String by, @Nullable VisitorCard card, @Nullable String ownId, FoundMessage.Place dialog) {}
