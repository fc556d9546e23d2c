-- What operators have begun to write and not sent, one row for each of them and dialog. No event tells of it, and nobody
-- but the operator reads it.
CREATE TABLE draft (
    operator_id text        NOT NULL,
    dialog_id   text        NOT NULL,
    account_id  text        NOT NULL,
    reply       text        NOT NULL,
    note        text        NOT NULL,
    mode        text        NOT NULL,   -- reply, note: which of the two was being written
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (operator_id, dialog_id)
);
