package chat.parley.contracts.visit;

import chat.parley.contracts.text.WellFormed;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's browser says it is.
 *
 * @param browser its name without a version; null where it is not known
 * @param system the operating system's name; null where it is not known
 */
public record VisitorDevice(
        DeviceKind kind, @Nullable String browser, @Nullable String system) {
    public VisitorDevice {
        WellFormed.optional("browser", browser, WellFormed.NAME_LIMIT);
        WellFormed.optional("system", system, WellFormed.NAME_LIMIT);
    }
}
