package chat.parley.ingest.channel.email;

import java.util.ArrayList;
import java.util.List;

/**
 * What the next mail to somebody goes on from.
 *
 * @param subject without what marks an answer; empty for none
 * @param ids of the newest mails of both sides, the oldest first
 */
public record MailThread(String subject, List<String> ids) {
    static final MailThread NONE = new MailThread("", List.of());

    private static final int MOST = 20;

    public MailThread {
        ids = List.copyOf(ids);
    }

    /** With a mail that came or went; one that is known changes nothing. */
    MailThread with(String id, String itsSubject) {
        var all = new ArrayList<>(ids);
        if (!all.contains(id)) {
            all.add(id);
        }
        String now = itsSubject.isEmpty() ? subject : itsSubject;
        return new MailThread(now, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
