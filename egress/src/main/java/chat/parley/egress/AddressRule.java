package chat.parley.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which network addresses what people enter may lead to: public ones only, so that nobody makes a service call its
 * own neighbours or the cloud's metadata.
 *
 * @param privateAllowed lets every address pass; for trials on one machine
 */
public record AddressRule(boolean privateAllowed) {
    public boolean allows(InetAddress address) {
        return privateAllowed || isPublic(address);
    }

    /** Whether the address is routed on the public internet; those that embed another one are judged by it. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic4(bytes);
            case Inet6Address six -> isPublic6(bytes);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean benchmarking = first == 198 && (second == 18 || second == 19);
        boolean documentation = (first == 192 && second == 0 && third == 2)
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        boolean protocols = first == 192 && second == 0 && third == 0;
        boolean relays = first == 192 && second == 88 && third == 99;
        return first != 0 && first < 240 && !shared && !benchmarking && !documentation && !protocols && !relays;
    }

    private static boolean isPublic6(byte[] b) {
        if (startsWith(b, 0x00, 0x64, 0xff, 0x9b)) {
            return embedded(b, 12);
        }
        if (startsWith(b, 0x20, 0x02)) {
            return embedded(b, 2);
        }
        boolean global = (b[0] & 0xe0) == 0x20;
        boolean documentation = startsWith(b, 0x20, 0x01, 0x0d, 0xb8) || startsWith(b, 0x3f, 0xff);
        boolean protocols = startsWith(b, 0x20, 0x01) && (b[2] & 0xfe) == 0;
        return global && !documentation && !protocols;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean embedded(byte[] bytes, int from) {
        try {
            return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
