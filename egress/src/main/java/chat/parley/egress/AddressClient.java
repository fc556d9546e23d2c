package chat.parley.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks hosts up and gives back only addresses that may be connected to. */
public class AddressClient {
    private final AddressRule rule;

    public AddressClient(AddressRule rule) {
        this.rule = rule;
    }

    /** A host whose address may not be connected to. */
    public static final class Forbidden extends Exception {
        private static final long serialVersionUID = 1L;

        Forbidden() {
            super("the host has an address that is not public");
        }
    }

    /**
     * The address to connect to. The caller connects to it and not to the name, which might lead elsewhere by then.
     *
     * @throws UnknownHostException when the name leads nowhere now
     * @throws Forbidden when any of its addresses is not allowed
     */
    public InetAddress find(String host) throws UnknownHostException, Forbidden {
        List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
        if (!addresses.stream().allMatch(rule::allows)) {
            throw new Forbidden();
        }
        return addresses.getFirst();
    }
}
