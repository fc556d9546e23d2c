package chat.parley.launcher.build;

import java.util.Optional;
import java.util.regex.Pattern;

/** A program's version, as far as it matters here. */
record Version(int major, int minor) implements Comparable<Version> {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern FIRST_NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    /** @param said what the program prints about itself: the first numbers in it are taken */
    static Optional<Version> in(String said) {
        var found = FIRST_NUMBERS.matcher(COLOURS.matcher(said).replaceAll(""));
        if (!found.find()) {
            return Optional.empty();
        }
        var minor = found.group(2);
        return Optional.of(new Version(Integer.parseInt(found.group(1)), minor == null ? 0 : Integer.parseInt(minor)));
    }

    @Override
    public int compareTo(Version other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
