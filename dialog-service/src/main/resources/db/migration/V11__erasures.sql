-- Conversations and dialogs that are to be overwritten, and how far that is. The writer adds a row with the event; a job
-- does the work in pieces.
CREATE TABLE erasure (
    command_id      text        PRIMARY KEY,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    dialog_id       text,                                -- null for the whole conversation
    sequence        bigint      NOT NULL,                -- of the event: everything up to it goes
    at              timestamptz NOT NULL,
    done_sequence   bigint      NOT NULL DEFAULT 0,      -- events up to this one are overwritten
    events          bigint      NOT NULL DEFAULT 0,
    messages        bigint      NOT NULL DEFAULT 0,
    files           bigint      NOT NULL DEFAULT 0,
    keys            bigint      NOT NULL DEFAULT 0,
    cards           bigint      NOT NULL DEFAULT 0,
    done_at         timestamptz
);
CREATE INDEX erasure_due ON erasure (at) WHERE done_at IS NULL;

-- What was erased here, for the report that is kept of each erasure.
CREATE TABLE erasure_receipt (
    command_id      text        PRIMARY KEY,
    account_id      text        NOT NULL,
    conversation_id text        NOT NULL,
    counts          jsonb       NOT NULL,
    left_behind     jsonb       NOT NULL,   -- what others were given
    done_at         timestamptz NOT NULL
);
