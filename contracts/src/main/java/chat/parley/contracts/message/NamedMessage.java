package chat.parley.contracts.message;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.MessageId;
import chat.parley.contracts.text.WellFormed;
import org.jspecify.annotations.Nullable;

/** How a command names the message it is about: by Parley's id or by the provider's. */
public final class NamedMessage {
    private NamedMessage() {}

    /** @throws ContractViolation with {@code invalid-request} when it has both ids or none */
    public static void required(@Nullable MessageId messageId, @Nullable String externalMessageId) {
        WellFormed.optional("externalMessageId", externalMessageId, WellFormed.NAME_LIMIT);
        if ((messageId == null) == (externalMessageId == null)) {
            throw new ContractViolation(ErrorCode.INVALID_REQUEST, "name the message by one of its two ids");
        }
    }
}
