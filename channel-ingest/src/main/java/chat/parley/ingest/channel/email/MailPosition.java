package chat.parley.ingest.channel.email;

/** How far a mailbox is read: the number of its numbering and of the mail in it, both of 32 bits. */
final class MailPosition {
    private static final long LOW = 0xffff_ffffL;

    private MailPosition() {}

    static long of(long validity, long uid) {
        return validity << 32 | (uid & LOW);
    }

    static int validity(long position) {
        return (int) (position >> 32);
    }

    static long uid(long position) {
        return position & LOW;
    }
}
