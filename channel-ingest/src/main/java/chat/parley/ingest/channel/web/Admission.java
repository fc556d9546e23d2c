package chat.parley.ingest.channel.web;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.identity.VisitorToken;

/** Whether somebody with a token may come in. */
public sealed interface Admission {
    record Admitted(VisitorToken token) implements Admission {}

    /** @param detail one sentence for a developer */
    record Denied(ErrorCode code, String detail) implements Admission {}
}
