package chat.parley.launcher.configuration;

import java.io.IOException;
import java.util.Map;

/** The suite's public API, as an administrator of one account calls it. */
public interface AccountApi {
    /**
     * What is there.
     *
     * @throws IOException when the suite refuses, with its own words
     */
    Map<String, Object> get(String path) throws IOException, InterruptedException;

    /**
     * Changes something.
     *
     * @param body empty for none
     * @return the answer; empty where there is none
     * @throws IOException when the suite refuses, with its own words
     */
    Map<String, Object> send(String method, String path, Map<String, Object> body)
            throws IOException, InterruptedException;
}
