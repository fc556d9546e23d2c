package chat.parley.ingest.channel.email;

import chat.parley.ingest.kit.ChannelConnection;

/** Remembers what each exchange of mails is about. */
public interface MailThreads {
    /** A mail came from this address or went there. */
    void note(ChannelConnection connection, String address, String id, String subject);

    /** What the next mail to this address goes on from; nothing where none is known. */
    MailThread find(ChannelConnection connection, String address);
}
