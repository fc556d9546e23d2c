package chat.parley.ingest.kit;

import chat.parley.contracts.error.ContractViolation;
import chat.parley.egress.Endpoint;
import chat.parley.egress.GuardedClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Fetches files from wherever an outside program says they are. Nothing of ours goes there: no credentials, no signature. */
public final class LinkedFileClient {
    private final GuardedClient http;
    private final int largest;

    /** @param largest file, in bytes; of a larger one so much more is read that it is seen to be too large */
    public LinkedFileClient(GuardedClient http, int largest) {
        this.http = http;
        this.largest = largest;
    }

    /**
     * Opens a file; close it.
     *
     * @throws IOException where the address is none, is not public, or has no such file
     */
    public InputStream open(String address) throws IOException {
        try {
            return switch (http.send("GET", Endpoint.parse(address), Map.of(), null, largest + 1)) {
                case GuardedClient.Result.Answered(var status, var retryAfter, var bytes, var whole)
                when status == 200 && (whole || bytes.length > largest) -> new ByteArrayInputStream(bytes);
                case GuardedClient.Result.Answered answered ->
                    throw new IOException("the file's address answered " + answered.status());
                case GuardedClient.Result.Failed(var error, var hopeless, var sent) -> throw new IOException(error);
            };
        } catch (ContractViolation e) {
            throw new IOException("the file's address is none", e);
        }
    }
}
