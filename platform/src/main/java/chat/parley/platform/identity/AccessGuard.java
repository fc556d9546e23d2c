package chat.parley.platform.identity;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.settings.AddressList;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.AccessRules;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets the console be used from those addresses only that its account allows [W-68]. */
@ApplicationScoped
public class AccessGuard {
    private final AccessRules rules;
    private final AddressList proxies;

    /** @param proxies who may say where a request came from: addresses and blocks between commas */
    public AccessGuard(
            AccessRules rules,
            @ConfigProperty(name = "parley.trusted-proxies", defaultValue = "127.0.0.1") String proxies) {
        this.rules = rules;
        this.proxies = AddressList.parse(proxies);
    }

    /** The address a request came from. */
    public String address(HttpServerRequest request) {
        var peer = request.connection().remoteAddress();
        return ClientAddress.of(
                peer == null || peer.hostAddress() == null ? "" : peer.hostAddress(),
                request.headers().getAll("X-Forwarded-For"),
                proxies);
    }

    public boolean allows(AccountId account, String address) {
        return rules.allows(account, address);
    }

    /** @throws ProblemException with {@code address-not-allowed} */
    public void require(AccountId account, HttpServerRequest request) {
        if (!allows(account, address(request))) {
            throw new ProblemException(
                    ErrorCode.ADDRESS_NOT_ALLOWED, "an administrator sets from where the console may be used");
        }
    }
}
