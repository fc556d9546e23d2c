package chat.parley.admin.access;

import chat.parley.admin.change.Draft;
import chat.parley.admin.field.Fields;
import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.settings.Access;
import chat.parley.contracts.settings.AddressList;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From where an administrator wants the console to be used. */
@Schema(description = "From where the console may be used.")
public record AccessDraft(
        @Schema(description = "The version that was read before; 0 where nothing was saved.") @Nullable
        Long version,

        @Schema(
                description = "Addresses, ranges a-b and blocks a/bits between commas or on lines, IPv4 and IPv6, at"
                        + " most 200; empty for from everywhere.",
                defaultValue = "")
        @Nullable
        String addresses,

        @Schema(
                description = "Whether a list without the caller's own address is meant so. It then goes back by"
                        + " itself after five minutes, unless it is confirmed from an address that it has.",
                defaultValue = "false")
        @Nullable
        Boolean confirmed) {
    /** For how long a list that shuts out who saved it waits for its confirmation [N-25]. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** As it is saved by whoever is at {@code address}. */
    Draft<Access> from(String address, Instant now) {
        return new Sent(version, addresses, Boolean.TRUE.equals(confirmed), address, now);
    }

    private record Sent(
            @Nullable Long version, @Nullable String addresses, boolean confirmed, String address, Instant now)
            implements Draft<Access> {
        @Override
        public Access read(Fields fields, Place<Access> place) {
            String text = fields.text("addresses", addresses, AddressList.LONGEST);
            Access present = place.present();
            boolean stays = letsIn(fields, text);
            if (!stays && !confirmed) {
                fields.refuse(
                        "addresses",
                        ErrorCode.WOULD_LOCK_OUT,
                        "would shut out " + address + ", from where it is saved");
            }
            return new Access(
                    place.account(),
                    place.version(),
                    false,
                    text,
                    stays ? null : present == null ? "" : settled(present),
                    stays ? null : now.plus(PATIENCE));
        }

        private boolean letsIn(Fields fields, String text) {
            try {
                AddressList list = AddressList.parse(text);
                return list.isEmpty() || list.has(address);
            } catch (ContractViolation e) {
                fields.refuse("addresses", e.code(), String.valueOf(e.getMessage()));
                return true;
            }
        }
    }

    /** The list that somebody confirmed last, or that needed no confirmation. */
    static String settled(Access access) {
        return access.previous() == null ? access.addresses() : access.previous();
    }

    /** A list that nothing waits for any more. */
    record Settled(Long version, String addresses) implements Draft<Access> {
        @Override
        public Access read(Fields fields, Place<Access> place) {
            return new Access(place.account(), place.version(), false, addresses, null, null);
        }
    }
}
