package chat.parley.platform.identity;

import chat.parley.contracts.settings.AddressList;
import java.util.List;
import java.util.stream.Stream;

/** From where a request came, past the proxies that are ours. */
public final class ClientAddress {
    private ClientAddress() {}

    /**
     * The first address, from the nearest on, that is no trusted proxy's. What stands before it in the header is what
     * a stranger wrote there, and says nothing.
     *
     * @param peer who holds the other end of the connection
     * @param forwarded the values of {@code X-Forwarded-For}, in their order
     */
    public static String of(String peer, List<String> forwarded, AddressList trusted) {
        List<String> hops = forwarded.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(ClientAddress::bare)
                .toList();
        String address = bare(peer);
        for (int next = hops.size() - 1; next >= 0 && trusted.has(address); next--) {
            address = hops.get(next);
        }
        return address;
    }

    /** Without the brackets and the port that some proxies write. */
    private static String bare(String written) {
        String text = written.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
