package chat.parley.integration.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A form with a file, as browsers send it (RFC 7578). */
public final class Multipart {
    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param id of the file; nobody who chose what is in the file could know it */
    public Multipart(String id) {
        this.boundary = "parley-" + id;
    }

    /** Adds a field. */
    public Multipart field(String name, String value) {
        head("form-data; name=\"" + name + "\"", null);
        return end(value.getBytes(UTF_8));
    }

    /** Adds the file. */
    public Multipart file(String name, CrmFile file, String fileName) {
        head("form-data; name=\"" + name + "\"; filename=\"" + quoted(fileName) + "\"", file.mediaType());
        return end(file.bytes());
    }

    /** What the header of the content's type says. */
    public String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole form. */
    public byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return whole.toByteArray();
    }

    private void head(String disposition, @Nullable String mediaType) {
        String type = mediaType == null ? "" : "\r\nContent-Type: " + mediaType;
        body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: " + disposition + type + "\r\n\r\n").getBytes(UTF_8));
    }

    private Multipart end(byte[] content) {
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    /** What would end the name, or the line, is written as browsers write it. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
