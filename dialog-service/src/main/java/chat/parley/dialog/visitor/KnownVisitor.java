package chat.parley.dialog.visitor;

import chat.parley.contracts.dialog.VisitorField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visitor as partners' programs get them; what does not apply is null and left out of the JSON.
 *
 * @param ownId what they are called in the company's own systems
 * @param fields what their site tells, in its order
 * @param proof how sure that is: {@code verified} or {@code unverified}; null where the site told nothing
 * @param conversations the newest first, at most 100
 */
public record KnownVisitor(
        String visitorId,
        @Nullable String name,
        List<String> emails,
        List<String> phones,
        @Nullable String ownId,
        List<VisitorField> fields,
        @Nullable String proof,
        List<String> conversations) {
    public KnownVisitor {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        fields = List.copyOf(fields);
        conversations = List.copyOf(conversations);
    }
}
