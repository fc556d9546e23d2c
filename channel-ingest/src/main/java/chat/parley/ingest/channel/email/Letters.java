package chat.parley.ingest.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * Text made of bytes, whatever their sender says they are.
 *
 * @param cleaned whether some of them were no letters
 */
record Letters(String text, boolean cleaned) {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    /** @param charset as the mail names it; null for none, which means UTF-8 if it is, else Windows-1251 */
    static Letters decoded(byte[] bytes, @Nullable String charset) {
        Charset named = named(charset);
        if (named == null) {
            Letters utf = with(bytes, UTF_8);
            return utf.cleaned() ? with(bytes, CYRILLIC) : utf;
        }
        return with(bytes, named);
    }

    private static Letters with(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return safe(text, false);
        } catch (CharacterCodingException e) {
            return safe(new String(bytes, charset), true);
        }
    }

    private static Letters safe(String text, boolean cleaned) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        String clean = lines.replace("\0", "");
        return new Letters(clean, cleaned || clean.length() < lines.length());
    }

    private static @Nullable Charset named(@Nullable String charset) {
        if (charset == null || charset.isBlank() || charset.equalsIgnoreCase("us-ascii")) {
            return null;
        }
        try {
            return Charset.forName(charset.strip().replaceAll("[\"']", ""));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
