package chat.parley.integration.destination;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.egress.AddressClient;
import chat.parley.egress.Endpoint;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads addresses that administrators enter, and looks whether they may be called. */
@Singleton
public class EndpointClient {
    private final AddressClient addresses;

    EndpointClient(AddressClient addresses) {
        this.addresses = addresses;
    }

    /**
     * The address in {@code text}. One that no call would ever be made to is refused at once; a host that is unknown
     * now may come.
     *
     * @param field what the problem names
     * @throws ProblemException with {@code invalid-setting}
     */
    public Endpoint read(String field, @Nullable String text) {
        try {
            Endpoint endpoint = Endpoint.parse(text);
            addresses.find(endpoint.host());
            return endpoint;
        } catch (UnknownHostException e) {
            return Endpoint.parse(text);
        } catch (AddressClient.Forbidden | ContractViolation e) {
            String detail = String.valueOf(e.getMessage());
            throw new ProblemException(Problem.of(
                    ErrorCode.INVALID_SETTING,
                    field + ": " + detail,
                    List.of(new Problem.FieldError(field, ErrorCode.INVALID_SETTING, detail))));
        }
    }
}
