package chat.parley.integration.crm;

import java.util.Optional;
import java.util.Set;

/** A foreign system that keeps a record of each dialog. Each call may be made again and then changes nothing more. */
public interface Crm {
    /** Whether it can be reached and accepts the credentials; changes nothing. */
    CrmAnswer check();

    /** Whether it has these fields; changes nothing. One that it has not is refused, in its words where it has any. */
    CrmAnswer fields(Set<String> names);

    /** Finds the record of the dialog, or makes it; its requester is found by their address, or made. */
    CrmAnswer open(CrmTicket ticket);

    /** Says who the requester is, where that is known only now. */
    CrmAnswer identify(String recordId, CrmTicket.Requester requester);

    /**
     * Adds a comment that only the company's people see.
     *
     * @param marker stands in the comment and in no other, so that a repeat finds it
     * @param repeat whether it may have been added before
     */
    CrmAnswer comment(String recordId, String marker, String text, boolean repeat);

    /** How many bytes a file may have that it keeps; 0 where it keeps none. */
    default long mostFileBytes() {
        return 0;
    }

    /**
     * Adds a file that only the company's people see.
     *
     * @param repeat whether it may have been added before
     */
    default CrmAnswer attach(String recordId, CrmFile file, boolean repeat) {
        return new CrmAnswer.Done(recordId, "");
    }

    /** The chats that conversations are shown in; empty where it has none, or none are wanted. */
    default Optional<CrmChat> chat() {
        return Optional.empty();
    }

    /** Whether it keeps what was said; one that does not is never asked to comment. */
    default boolean keepsTranscripts() {
        return true;
    }
}
