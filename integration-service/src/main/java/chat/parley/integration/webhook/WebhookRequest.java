package chat.parley.integration.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends.
 *
 * @param name what they call it; null counts as empty
 * @param url may hold {@code user:password@}, which are then sent as basic authentication and never shown
 * @param eventTypes null or empty for all
 * @param filter null for all dialogs
 * @param enabled null counts as true
 * @param version the one that was read; null with a new webhook
 */
public record WebhookRequest(
        @Nullable String name,
        @Nullable String url,
        @Nullable List<String> eventTypes,
        @Nullable Filter filter,
        @Nullable Boolean enabled,
        @Nullable Long version) {
    /** See {@link EventFilter}; null counts as empty. */
    public record Filter(
            @Nullable List<String> channelKinds,
            @Nullable List<String> departmentIds,
            @Nullable List<String> tags) {}

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    EventFilter checkedFilter() {
        return filter == null
                ? EventFilter.NONE
                : EventFilter.checked(filter.channelKinds(), filter.departmentIds(), filter.tags());
    }
}
