package chat.parley.contracts.settings;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.contracts.error.ErrorCode;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Internet addresses, as a person writes them between commas: one, a range {@code a-b} with both ends, or a block
 * {@code a/bits}; IPv4 and IPv6, with any blanks between [W-68][W-70][P-15].
 */
public final class AddressList {
    /** How many entries a list may have. */
    public static final int MOST = 200;

    /** The longest text that is read. */
    public static final int LONGEST = 8_192;

    private static final AddressList NOTHING = new AddressList(List.of());
    private static final Pattern FOUR =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    private final List<Range> ranges;

    private AddressList(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * From the first address to the last, as numbers.
     *
     * @param bytes how many an address of this family has
     */
    private record Range(int bytes, BigInteger first, BigInteger last) {
        static Range of(byte[] first, byte[] last) {
            return new Range(first.length, new BigInteger(1, first), new BigInteger(1, last));
        }

        boolean has(byte[] address) {
            var number = new BigInteger(1, address);
            return address.length == bytes && first.compareTo(number) <= 0 && number.compareTo(last) <= 0;
        }
    }

    /**
     * Reads a list; a blank text is the list of nothing.
     *
     * @throws ContractViolation with {@code invalid-setting} and the entry that cannot be read
     */
    public static AddressList parse(String text) {
        if (text.isBlank()) {
            return NOTHING;
        }
        if (text.length() > LONGEST) {
            throw wrong("must be at most " + LONGEST + " characters long");
        }
        String[] entries = text.split("[,\\r\\n]", -1);
        var ranges = new ArrayList<Range>();
        for (String entry : entries) {
            if (!entry.isBlank()) {
                ranges.add(range(entry.strip()));
            }
        }
        if (ranges.size() > MOST) {
            throw wrong("must have at most " + MOST + " entries");
        }
        return new AddressList(ranges);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether the address is in the list; what is no numeric address is in none. */
    public boolean has(String address) {
        return read(address)
                .map(bytes -> ranges.stream().anyMatch(range -> range.has(bytes)))
                .orElse(false);
    }

    private static Range range(String entry) {
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return block(entry, address(entry, entry.substring(0, slash)), entry.substring(slash + 1));
        }
        int dash = entry.indexOf('-');
        if (dash < 0) {
            byte[] one = address(entry, entry);
            return Range.of(one, one);
        }
        byte[] first = address(entry, entry.substring(0, dash));
        byte[] last = address(entry, entry.substring(dash + 1));
        if (first.length != last.length || Arrays.compareUnsigned(first, last) > 0) {
            throw wrong("has a range that does not go from a lower address to a higher one: " + shown(entry));
        }
        return Range.of(first, last);
    }

    private static Range block(String entry, byte[] address, String written) {
        String digits = written.strip();
        int bits = BITS.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw wrong("has a block whose mask is not 0 to 32, or 0 to 128 for IPv6: " + shown(entry));
        }
        byte[] first = address.clone();
        byte[] last = address.clone();
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            first[bit / Byte.SIZE] &= (byte) ~mask;
            last[bit / Byte.SIZE] |= (byte) mask;
        }
        return Range.of(first, last);
    }

    private static byte[] address(String entry, String text) {
        return read(text.strip()).orElseThrow(() -> wrong("has no IPv4 or IPv6 address: " + shown(entry)));
    }

    /** An IPv4 address that is written as IPv6 is the IPv4 one: proxies write both. */
    private static Optional<byte[]> read(String text) {
        boolean four = FOUR.matcher(text).matches();
        if (!four && !SIX.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            return four && !(address instanceof Inet4Address) ? Optional.empty() : Optional.of(address.getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shown(String entry) {
        return entry.length() > 80 ? entry.substring(0, 80) + "…" : entry;
    }

    private static ContractViolation wrong(String detail) {
        return new ContractViolation(ErrorCode.INVALID_SETTING, detail);
    }
}
