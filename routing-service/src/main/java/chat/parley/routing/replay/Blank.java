package chat.parley.routing.replay;

import chat.parley.routing.board.AccountEntry;
import chat.parley.routing.board.BoardMemory;
import chat.parley.routing.board.DialogEntry;
import chat.parley.routing.board.OperatorEntry;

/** Keeps nothing: a replay ends with its process. */
final class Blank implements BoardMemory {
    @Override
    public void keep(AccountEntry entry) {}

    @Override
    public void keep(OperatorEntry entry) {}

    @Override
    public void keep(DialogEntry entry) {}

    @Override
    public void forget(DialogEntry entry) {}
}
