package chat.parley.ingest.media;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is done with files before they are kept.
 *
 * @param stripsMetadata whether pictures lose what they say of their making: place, camera, remarks
 * @param scan looks for viruses
 * @param passesUnscanned whether a file is kept that the scanner could not look at
 * @param refusedNames names under which nothing is taken
 */
public record FileCare(boolean stripsMetadata, VirusScan scan, boolean passesUnscanned, List<Pattern> refusedNames) {
    /** Everything is kept as it is. */
    public static final FileCare NONE = new FileCare(false, file -> new VirusScan.Clean(), true, List.of());

    public FileCare {
        refusedNames = List.copyOf(refusedNames);
    }

    /** The pattern of names that {@code glob} stands for: {@code *} for anything, whatever the case. */
    public static Pattern names(String glob) {
        return Pattern.compile(
                ("\\Q" + glob.strip() + "\\E").replace("*", "\\E.*\\Q"),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean refuses(String name) {
        return refusedNames.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
