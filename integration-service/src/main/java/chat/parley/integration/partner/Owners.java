package chat.parley.integration.partner;

import chat.parley.platform.problem.ProblemException;
import java.util.Map;

/** The services that own what partners read. */
interface Owners {
    /**
     * What dialog-service answers, as JSON.
     *
     * @param path begins with {@code /internal/} and is encoded
     * @param query values as they are; null ones are left out
     * @throws ProblemException as the service refused, or {@code unavailable} where it did not answer
     */
    String dialogs(String path, Map<String, String> query);

    /** As {@link #dialogs}, of channel-ingest. */
    String channels(String path, Map<String, String> query);
}
