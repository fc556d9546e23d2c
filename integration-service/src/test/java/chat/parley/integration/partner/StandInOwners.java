package chat.parley.integration.partner;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Stands in for the services that own what partners read: says what it was asked; what is lost, it does not have. */
@Alternative
@Priority(1)
@Singleton
public class StandInOwners implements Owners {
    @Override
    public String dialogs(String path, Map<String, String> query) {
        if (path.endsWith("lost")) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "no such conversation");
        }
        return "{\"asked\":\"%s?%s\",\"dialog\":{\"dialogId\":\"d-1\"}}".formatted(path, new TreeMap<>(query));
    }

    @Override
    public String channels(String path, Map<String, String> query) {
        return "{\"attachment\":{\"name\":\"%s\"},\"path\":\"/channels/files/f-1/token\"}".formatted(query);
    }
}
