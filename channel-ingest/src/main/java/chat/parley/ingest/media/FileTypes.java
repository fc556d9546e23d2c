package chat.parley.ingest.media;

import chat.parley.contracts.message.AttachmentKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.Tika;

/** Tells by a file's first bytes what it is, and whether it may be passed on; what its sender calls it is a hint. */
public final class FileTypes {
    private static final Set<String> REFUSED = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/vnd.microsoft.portable-executable",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/x-ms-installer",
            "application/x-ms-shortcut",
            "application/x-msi",
            "application/x-bat",
            "application/x-sh",
            "application/java-archive",
            "application/java-vm",
            "application/vnd.android.package-archive",
            "application/x-apple-diskimage",
            "application/vnd.ms-htmlhelp");

    private static final Pattern REFUSED_NAMES = Pattern.compile(
            ".*\\.(apk|app|bat|chm|cmd|com|cpl|dll|dmg|exe|hta|jar|js|jse|lnk|msc|msi|msp|pif|ps1|reg|scr|sh|sys|vb|vbe|"
                    + "vbs|wsf|wsh)[ .]*",
            Pattern.CASE_INSENSITIVE);

    /** What a browser may show of its own accord; everything else is offered for download. */
    private static final Set<String> SHOWN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "audio/mpeg",
            "audio/ogg",
            "audio/opus",
            "audio/vorbis",
            "audio/mp4",
            "audio/x-m4a",
            "audio/wav",
            "audio/vnd.wave",
            "audio/webm",
            "video/mp4",
            "video/webm",
            "video/quicktime");

    private static final Pattern FORM =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

    private final Tika tika = new Tika();

    /** The media type, without parameters. */
    public String type(byte[] beginning, String name) {
        String found = tika.detect(beginning, name).toLowerCase(Locale.ROOT);
        int end = found.indexOf(';');
        String bare = (end < 0 ? found : found.substring(0, end)).strip();
        return FORM.matcher(bare).matches() ? bare : "application/octet-stream";
    }

    /** Whether no visitor or operator is given such a file. */
    public boolean isRefused(String type, String name) {
        return REFUSED.contains(type) || REFUSED_NAMES.matcher(name).matches();
    }

    /** Whether a browser may show it in place. */
    public static boolean isShown(String type) {
        return SHOWN.contains(type);
    }

    /** How an attachment of this type is shown where nobody says otherwise. */
    public static AttachmentKind kind(String type) {
        if (!isShown(type)) {
            return AttachmentKind.FILE;
        }
        return switch (type.substring(0, type.indexOf('/'))) {
            case "image" -> AttachmentKind.IMAGE;
            case "audio" -> AttachmentKind.AUDIO;
            case "video" -> AttachmentKind.VIDEO;
            default -> AttachmentKind.FILE;
        };
    }
}
