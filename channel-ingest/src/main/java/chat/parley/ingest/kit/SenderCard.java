package chat.parley.ingest.kit;

import chat.parley.contracts.dialog.VisitorCard;
import chat.parley.contracts.text.EmailAddress;
import chat.parley.contracts.text.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider says of a visitor beside the name, as far as it is of its form [T-13]. */
public final class SenderCard {
    private SenderCard() {}

    /**
     * What is not of its form is left out.
     *
     * @param email null for none
     * @param phone null for none
     */
    public static VisitorCard of(@Nullable String email, @Nullable String phone) {
        String address = email == null ? "" : email.strip();
        String number = phone == null ? "" : phone.strip();
        return new VisitorCard(
                null,
                EmailAddress.isOne(address) ? List.of(address) : List.of(),
                PhoneNumber.isOne(number) ? List.of(number) : List.of());
    }
}
