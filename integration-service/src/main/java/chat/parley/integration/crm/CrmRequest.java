package chat.parley.integration.crm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends.
 *
 * @param options what is entered by the names of the CRM's options; a secret that is left out stays as it is, for the
 *     same server
 * @param mapping null for the usual one
 * @param enabled null counts as true
 * @param version the one that was read; null with a new connection
 */
public record CrmRequest(
        @Nullable Map<String, @Nullable String> options,
        @Nullable CrmMapping mapping,
        @Nullable Boolean enabled,
        @Nullable Long version) {}
