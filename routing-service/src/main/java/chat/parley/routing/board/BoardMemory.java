package chat.parley.routing.board;

/** Where the entries of a board outlive the process; each call writes one entry. */
public interface BoardMemory {
    void keep(AccountEntry entry);

    void keep(OperatorEntry entry);

    void keep(DialogEntry entry);

    /** The dialog is closed. */
    void forget(DialogEntry entry);
}
